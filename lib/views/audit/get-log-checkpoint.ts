import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { AuditCheckpointList } from '@/lib/domain/read-models/audit-proofs';
import type { Actor } from '@/lib/domain/roles';
import { listCheckpointsAfter, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';

/** The newest signed checkpoint, as its note. Needs audit:read; throws `not-found` before the first. */
export async function getLogCheckpoint(actor: Actor): Promise<string> {
  requirePermission(actor, 'audit:read');
  const latest = await readLatestCheckpoint();
  if (!latest)
    throw new GatehouseError('not-found', 'The audit log has no signed checkpoint yet.', {
      remedy: 'Wait ten seconds: a checkpoint follows the first entries.',
    });
  return latest.note;
}

/** Checkpoints over more than `after` entries, smallest first. Needs audit:read. */
export async function listLogCheckpoints(
  actor: Actor,
  { after, limit }: { after: bigint; limit: number },
): Promise<AuditCheckpointList> {
  requirePermission(actor, 'audit:read');
  const found = await listCheckpointsAfter(after, limit + 1);
  const items = found.slice(0, limit).map((each) => ({ ...each, size: String(each.size) }));
  return { items, nextAfter: found.length > limit ? (items.at(-1)?.size ?? null) : null };
}
