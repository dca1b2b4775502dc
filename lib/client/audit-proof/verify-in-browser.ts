import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import { readBase64 } from './bytes';
import { openCheckpoint } from './follow-keys';
import { provesGrowth } from './proves-growth';
import { verifyEntry, type EntryVerification, type StepResult } from './verify-entry';

/** What a browser keeps of a log: whose signatures it believed, and the newest checkpoint that it saw. */
export type Remembered = { vkeys: string[]; note: string; seenAt: string };

export type BrowserVerification = EntryVerification & {
  /** The first step that fails; null where none does. */
  failed: StepResult | null;
  /** What to remember from now on; null where something does not hold or could not be compared. */
  remember: Omit<Remembered, 'seenAt'> | null;
};

/**
 * Verifies an entry and compares its log with what this browser saw before: the same keys, and a log that begins with
 * the checkpoint that is remembered. `fetchGrowth` asks for the proof of that (hashes in base64); where it throws, nothing
 * was compared. Null while no checkpoint covers the entry.
 */
export async function verifyInBrowser(
  { entry, proof, keys }: Pick<AuditEntryDetail, 'entry' | 'proof' | 'keys'>,
  remembered: Remembered | null,
  fetchGrowth: (from: bigint, to: bigint) => Promise<readonly string[]>,
): Promise<BrowserVerification | null> {
  if (!proof) return null;
  const verification = verifyEntry(entry, proof, keys, remembered?.vkeys ?? []);
  const memory = await compareWithMemory(verification, remembered, fetchGrowth);
  const steps = [...verification.steps, memory];
  const failed = steps.find(({ verdict }) => verdict === 'fails') ?? null;
  const mayRemember = failed === null && (memory.verdict === 'holds' || remembered === null);
  return {
    ...verification,
    steps,
    failed,
    remember: mayRemember ? { vkeys: keys.map(({ vkey }) => vkey), note: proof.latest.note } : null,
  };
}

async function compareWithMemory(
  { keys, latest }: EntryVerification,
  remembered: Remembered | null,
  fetchGrowth: (from: bigint, to: bigint) => Promise<readonly string[]>,
): Promise<StepResult> {
  const say = (verdict: StepResult['verdict'], found: string): StepResult => ({
    step: 'memory',
    verdict,
    found,
  });
  if (!remembered)
    return say(
      'not-checked',
      'This browser saw no checkpoint of this log before. It remembers this one and its keys from now on.',
    );
  if (!latest)
    return say(
      'not-checked',
      'Without a newest checkpoint that holds there is nothing to compare with what this browser remembers.',
    );
  const { checkpoint: kept, problem } = openCheckpoint(remembered.note, keys);
  if (!kept)
    return say('fails', `The checkpoint that this browser remembers does not hold any more. ${problem}`);
  const [was, is] = [kept.size, latest.size].map((size) => size.toLocaleString('en-US'));
  if (kept.size > latest.size)
    return say(
      'fails',
      `Rolled back: this browser saw a checkpoint over ${was} entries, and the log now has one over ${is} at most.`,
    );
  const hashes = kept.size === latest.size ? [] : await ask(() => fetchGrowth(kept.size, latest.size));
  if (hashes === null)
    return say(
      'not-checked',
      `The checkpoint over ${was} entries that this browser remembers could not be compared: Gatehouse gave no proof that the log still begins with it.`,
    );
  const bytes = hashes.map(readBase64);
  // An empty log is the beginning of every other: nothing can be proved, and nothing was lost.
  if (kept.size > 0n && !(bytes.every((each) => each !== null) && provesGrowth(kept, latest, bytes)))
    return say(
      'fails',
      kept.size === latest.size
        ? `Forked: this browser saw another log of ${was} entries, signed by the same key.`
        : `Rewritten: the log over ${is} entries does not begin with the ${was} entries that this browser saw a checkpoint of.`,
    );
  return say('holds', `The log begins with the ${was} entries that this browser saw a checkpoint of before.`);
}

async function ask(fetchGrowth: () => Promise<readonly string[]>): Promise<readonly string[] | null> {
  try {
    return await fetchGrowth();
  } catch {
    return null;
  }
}
