import { formatCheckpoint, parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { openNote, signNote } from '@/lib/audit-log/signed-note';
import { formatVerifierKey } from '@/lib/audit-log/verifier-key';
import { addCheckpoint, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { addFirstAuditKey, listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { completeRotation, findOpenRotation } from '@/lib/store/audit-log/key-rotations';
import { proveConsistency } from '@/lib/store/audit-log/prove-entry';
import { readSignedState, writeSignedState, type SignedState } from '@/lib/store/audit-log/signed-state';
import type { SigningKey } from './signing-key';

export type SigningOutcome =
  /** `isRotation`: by both keys, and the next one is the current one now. */
  | { outcome: 'signed'; size: bigint; note: string; isRotation: boolean }
  | { outcome: 'nothing-new' }
  /** Another key is the current one: this instance does not sign. */
  | { outcome: 'not-our-key'; current: string }
  /** The log names a key to follow that is not this instance's: whoever has it signs, with both. */
  | { outcome: 'not-our-rotation'; next: string }
  /** The log of the database does not begin with what was signed before, or nothing is left that would show it. */
  | { outcome: 'refused'; signed: bigint; found: bigint };

/**
 * Signs the head of the log, if it grew; with the next key as well, as soon as the log names it. A log that is not
 * consistent with what this signer signed before, by its own memory outside of the database, is never signed:
 * spec/audit-log.md §6.
 */
export async function signCheckpoint(key: SigningKey, stateFile: string, now: Date): Promise<SigningOutcome> {
  const vkey = formatVerifierKey(key.verifier);
  await addFirstAuditKey(vkey, now);
  const current = (await listAuditKeys()).find(({ toSize }) => toSize === null);
  if (current?.vkey !== vkey) return { outcome: 'not-our-key', current: current?.vkey ?? 'none' };

  const { tree, root } = await readAuditHead();
  const { size } = tree;
  // Read after the head: an entry that is not in it yet is met by the next checkpoint.
  const asked = await findOpenRotation();
  const rotation = asked?.entryIndex !== null && asked && asked.entryIndex < size ? asked : null;
  const next = key.next && formatVerifierKey(key.next.verifier);
  if (rotation && rotation.vkey !== next)
    return { outcome: 'not-our-rotation', next: rotation.vkey ?? 'none' };

  const latest = await readLatestCheckpoint();
  const remembered = readSignedState(stateFile);
  const stored = readOwn(latest?.note, key);
  // Without a memory, a last checkpoint that is not this key's own leaves nothing to hold the log to.
  if (!remembered && latest && !stored) return { outcome: 'refused', signed: latest.size, found: size };
  // The memory may be an older one, out of a backup: what the key signed since then binds it as well.
  for (const before of [remembered, stored])
    if (before && !(await isGrownFrom(before, { size, root })))
      return { outcome: 'refused', signed: before.size, found: size };
  // Remembered, but perhaps not stored: the crash may have come between.
  const last = remembered ?? stored;
  if (size === last?.size && latest?.size === size) return { outcome: 'nothing-new' };
  writeSignedState(stateFile, { size, root });
  const seeds = rotation ? [key.seed, key.next!.seed] : [key.seed];
  const note = signNote(
    formatCheckpoint({ origin: key.origin, size, root }),
    seeds.map((seed) => ({ name: key.origin, seed })),
  );
  if (rotation)
    await completeRotation(rotation, { before: vkey, after: next! }, { size, note, signedAt: now });
  else await addCheckpoint(size, note, now);
  return { outcome: 'signed', size, note, isRotation: rotation !== null };
}

/** Whether a log begins with what was signed. */
async function isGrownFrom(before: SignedState, { size, root }: SignedState): Promise<boolean> {
  if (size === before.size) return root.equals(before.root);
  if (size < before.size) return false;
  if (before.size === 0n) return true;
  const proof = await proveConsistency(before.size, size).catch(() => []);
  return verifyConsistency(before.size, size, before.root, root, proof);
}

/** What the last checkpoint of the database says, where this key signed it. */
function readOwn(note: string | undefined, { verifier }: SigningKey): SignedState | null {
  if (note === undefined) return null;
  const opened = openNote(Buffer.from(note), [verifier]);
  const checkpoint = opened.verdict === 'ok' ? parseCheckpoint(opened.text) : null;
  return checkpoint && { size: checkpoint.size, root: checkpoint.root };
}
