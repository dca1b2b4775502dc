import type { AuditProof } from '@/lib/domain/read-models/audit-entry';
import {
  findCoveringCheckpoint,
  readLatestCheckpoint,
  type StoredCheckpoint,
} from '@/lib/store/audit-log/audit-checkpoints';
import { proveConsistency, proveInclusion } from '@/lib/store/audit-log/prove-entry';

/**
 * What shows that a leaf is in the log, or null while no checkpoint covers it. A tree that somebody broke has no hashes
 * to give: then none are there, and whoever verifies sees it.
 */
export async function readEntryProof(index: bigint): Promise<AuditProof | null> {
  const checkpoint = await findCoveringCheckpoint(index);
  // Read afterwards, so that it is never an older one.
  const latest = checkpoint && (await readLatestCheckpoint());
  if (!latest) return null;
  const [hashes, growth] = await Promise.all([
    writeHashes(proveInclusion(index, checkpoint.size)),
    latest.size > checkpoint.size ? writeHashes(proveConsistency(checkpoint.size, latest.size)) : [],
  ]);
  return { checkpoint: toRow(checkpoint), hashes, latest: toRow(latest), growth };
}

const writeHashes = (hashes: Promise<Buffer[]>): Promise<string[]> =>
  hashes.then(
    (all) => all.map((hash) => hash.toString('base64')),
    () => [],
  );

const toRow = ({ size, note, signedAt }: StoredCheckpoint) => ({ size: size.toString(), note, signedAt });
