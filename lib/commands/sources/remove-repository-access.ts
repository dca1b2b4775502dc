import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteRepositoryAccess } from '@/lib/store/repository-access/delete-repository-access';
import { withTransaction } from '@/lib/store/transaction';

/** Ends the reading of policy texts of a source, and forgets its token. Throws `not-found` where there was none. */
export async function removeRepositoryAccess(
  actor: Actor,
  source: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'tokens:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    if (!(await deleteRepositoryAccess(tx, source)))
      throw new GatehouseError('not-found', 'No policy texts of this source are read.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'repository-access.removed',
      targets: [{ type: 'source', id: source }],
      context: from,
    });
  });
}
