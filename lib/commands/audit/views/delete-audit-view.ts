import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredAuditView } from '@/lib/store/audit-views/delete-audit-view';
import { findAuditViewForUpdate } from '@/lib/store/audit-views/find-audit-view';
import { withTransaction } from '@/lib/store/transaction';
import { parseId } from '../../parse-id';
import { isOwnView } from './is-own-view';

/**
 * Removes an own view; who keeps the audit log removes shared ones of others too, since people leave. Throws
 * `not-found`, and `forbidden` for one of somebody else.
 */
export async function deleteAuditView(
  actor: Actor,
  viewId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:read');
  const id = parseId(viewId, 'view');
  await withTransaction(async (tx) => {
    const view = await findAuditViewForUpdate(tx, id);
    const isOwn = view !== null && isOwnView(actor, view);
    if (!view || (!view.isShared && !isOwn)) throw new GatehouseError('not-found', 'There is no such view.');
    if (!isOwn && !actor.permissions.has('audit:keep'))
      throw new GatehouseError('forbidden', `The view ${view.name} belongs to ${view.ownerName}.`, {
        remedy: 'Ask its owner or an administrator.',
      });
    await deleteStoredAuditView(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-view.deleted',
      targets: [{ type: 'audit-view', id, name: view.name }],
      context: from,
      changes: { isShared: view.isShared, query: view.query },
    });
  });
}
