import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { auditViewInputSchema } from '@/lib/domain/audit-view';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findAuditViewForUpdate } from '@/lib/store/audit-views/find-audit-view';
import { writeAuditView } from '@/lib/store/audit-views/write-audit-view';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../../compare-fields';
import { parseId } from '../../parse-id';
import { isOwnView } from './is-own-view';

/** Replaces name, sharing and filters of an own view. Throws `not-found`, `forbidden` for one of somebody else, `conflict`. */
export async function changeAuditView(
  actor: Actor,
  viewId: string,
  input: z.input<typeof auditViewInputSchema>,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'audit:read');
  const given = auditViewInputSchema.parse(input);
  confineToZones(actor, given.query.zone);
  const id = parseId(viewId, 'view');
  await withTransaction(async (tx) => {
    const before = await findAuditViewForUpdate(tx, id);
    if (!before || (!before.isShared && !isOwnView(actor, before)))
      throw new GatehouseError('not-found', 'There is no such view.');
    if (!isOwnView(actor, before))
      throw new GatehouseError('forbidden', `The view ${before.name} belongs to ${before.ownerName}.`, {
        remedy: 'Save a view of your own.',
      });
    const after = { ...before, ...given, ownerName: actor.name, updatedAt: now.toISOString() };
    await writeAuditView(tx, after);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-view.changed',
      targets: [{ type: 'audit-view', id, name: after.name }],
      context: from,
      changes: compareFields(
        { name: before.name, isShared: before.isShared, query: before.query },
        { name: after.name, isShared: after.isShared, query: after.query },
      ),
    });
  });
}
