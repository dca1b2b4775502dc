import type { AuditKey, AuditProof } from '@/lib/domain/read-models/audit-entry';
import {
  findCoveringCheckpoint,
  readLatestCheckpoint,
  type StoredCheckpoint,
} from '@/lib/store/audit-log/audit-checkpoints';
import { proveConsistency, proveInclusion } from '@/lib/store/audit-log/prove-entry';

/**
 * What shows that a leaf is in the log, or null while no checkpoint covers it: the first checkpoint that covers it, or
 * the newest where that one was signed by a key that was not believed any more. A tree that somebody broke has no hashes
 * to give: then none are there, and whoever verifies sees it.
 */
export async function readEntryProof(index: bigint, keys: readonly AuditKey[]): Promise<AuditProof | null> {
  const first = await findCoveringCheckpoint(index);
  // Read afterwards, so that it is never an older one.
  const latest = first && (await readLatestCheckpoint());
  if (!latest) return null;
  const checkpoint = isBelieved(first.size, keys) ? first : latest;
  const [hashes, growth] = await Promise.all([
    writeHashes(proveInclusion(index, checkpoint.size)),
    latest.size > checkpoint.size ? writeHashes(proveConsistency(checkpoint.size, latest.size)) : [],
  ]);
  return { checkpoint: toRow(checkpoint), hashes, latest: toRow(latest), growth };
}

const isBelieved = (size: bigint, keys: readonly AuditKey[]): boolean =>
  keys.some(
    ({ fromSize, toSize }) => size >= BigInt(fromSize) && (toSize === null || size <= BigInt(toSize)),
  );

const writeHashes = (hashes: Promise<Buffer[]>): Promise<string[]> =>
  hashes.then(
    (all) => all.map((hash) => hash.toString('base64')),
    () => [],
  );

const toRow = ({ size, note, signedAt }: StoredCheckpoint) => ({ size: size.toString(), note, signedAt });
