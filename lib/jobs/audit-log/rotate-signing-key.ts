import { formatVerifierKey } from '@/lib/audit-log/verifier-key';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { findOpenRotation, nameNewKey } from '@/lib/store/audit-log/key-rotations';
import { withTransaction } from '@/lib/store/transaction';
import { makeNextKey, readOrMakeSigningKey, useNextKey, type SigningKey } from './signing-key';

/**
 * The key of this instance, with the rotation that somebody asked for carried as far as it goes now. Its steps, each
 * of which may be the last before a crash: the next key is kept beside the current one; an entry names both; the
 * checkpoint over that entry is signed by both, and the next one becomes the current one (`signCheckpoint`); the old
 * one is forgotten. spec/audit-log.md §6.
 */
export async function rotateSigningKey(
  file: string,
  origin: string,
  { now, newId }: { now: Date; newId: () => string },
): Promise<SigningKey> {
  const key = readOrMakeSigningKey(file, origin);
  const current = (await listAuditKeys()).find(({ toSize }) => toSize === null)?.vkey;
  if (key.next && formatVerifierKey(key.next.verifier) === current) return useNextKey(file);
  const rotation = await findOpenRotation();
  // Whoever has the current key makes the next one.
  if (!rotation || formatVerifierKey(key.verifier) !== current) return key;
  const ready = makeNextKey(file);
  const after = formatVerifierKey(ready.next.verifier);
  // Another key may be named where the instance that had it is gone: then this one is.
  if (rotation.vkey === after) return ready;
  const entryId = newId();
  await withTransaction(async (tx) => {
    await nameNewKey(tx, { id: rotation.id, vkey: after, entryId });
    await appendAuditEntry(tx, {
      id: entryId,
      occurredAt: now,
      actor: SYSTEM_ACTOR,
      action: 'log.key.rotate',
      targets: [current, after].map((id) => ({ type: 'audit-key', id })),
      data: { rotation: rotation.id, compromised: rotation.isCompromised },
    });
  });
  return ready;
}
