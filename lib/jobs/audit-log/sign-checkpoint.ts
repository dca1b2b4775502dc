import { formatCheckpoint, parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { verifyConsistency } from '@/lib/audit-log/consistency-proof';
import { openNote, signNote } from '@/lib/audit-log/signed-note';
import { formatVerifierKey } from '@/lib/audit-log/verifier-key';
import { addCheckpoint, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { addFirstAuditKey, listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { proveConsistency } from '@/lib/store/audit-log/prove-entry';
import { readSignedState, writeSignedState, type SignedState } from '@/lib/store/audit-log/signed-state';
import type { SigningKey } from './signing-key';

export type SigningOutcome =
  | { outcome: 'signed'; size: bigint; note: string }
  | { outcome: 'nothing-new' }
  /** Another key is the current one: this instance does not sign. */
  | { outcome: 'not-our-key'; current: string }
  /** The log of the database does not begin with what was signed before. */
  | { outcome: 'refused'; signed: bigint; found: bigint };

/**
 * Signs the head of the log, if it grew. A log that is not consistent with what this signer signed before, by its own
 * memory outside of the database, is never signed: spec/audit-log.md §6.
 */
export async function signCheckpoint(key: SigningKey, stateFile: string, now: Date): Promise<SigningOutcome> {
  const vkey = formatVerifierKey(key.verifier);
  await addFirstAuditKey(vkey, now);
  const current = (await listAuditKeys()).find(({ toSize }) => toSize === null);
  if (current?.vkey !== vkey) return { outcome: 'not-our-key', current: current?.vkey ?? 'none' };

  const { tree, root } = await readAuditHead();
  const { size } = tree;
  const latest = await readLatestCheckpoint();
  const before = readSignedState(stateFile) ?? readOwn(latest?.note, key);
  if (before) {
    const isConsistent =
      size === before.size
        ? root.equals(before.root)
        : size > before.size &&
          (before.size === 0n ||
            verifyConsistency(
              before.size,
              size,
              before.root,
              root,
              await proveConsistency(before.size, size).catch(() => []),
            ));
    if (!isConsistent) return { outcome: 'refused', signed: before.size, found: size };
    // Remembered, but perhaps not stored: the crash may have come between.
    if (size === before.size && latest?.size === size) return { outcome: 'nothing-new' };
  }
  writeSignedState(stateFile, { size, root });
  const note = signNote(formatCheckpoint({ origin: key.origin, size, root }), [
    { name: key.origin, seed: key.seed },
  ]);
  await addCheckpoint(size, note, now);
  return { outcome: 'signed', size, note };
}

/** What the last checkpoint of the database says, where this key signed it: all that is left when the memory is lost. */
function readOwn(note: string | undefined, { verifier }: SigningKey): SignedState | null {
  if (note === undefined) return null;
  const opened = openNote(Buffer.from(note), [verifier]);
  const checkpoint = opened.verdict === 'ok' ? parseCheckpoint(opened.text) : null;
  return checkpoint && { size: checkpoint.size, root: checkpoint.root };
}
