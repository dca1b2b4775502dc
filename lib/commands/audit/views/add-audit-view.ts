import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { auditViewInputSchema, type StoredAuditView } from '@/lib/domain/audit-view';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { countAuditViews } from '@/lib/store/audit-views/count-audit-views';
import { writeAuditView } from '@/lib/store/audit-views/write-audit-view';
import { withTransaction } from '@/lib/store/transaction';

/** Nobody finds anything among more. */
const MOST_VIEWS = 100;

/**
 * Saves filters of the trail under a name, for who saves them or for everybody. Throws `conflict` for a name that they
 * have already, or for too many views.
 */
export async function addAuditView(
  actor: Actor,
  input: z.input<typeof auditViewInputSchema>,
  { now, newId, from }: Occasion,
): Promise<StoredAuditView> {
  requirePermission(actor, 'audit:read');
  const given = auditViewInputSchema.parse(input);
  confineToZones(actor, given.query.zone);
  const at = now.toISOString();
  const view = {
    ...given,
    id: newId(),
    ownerType: actor.type,
    ownerId: actor.id,
    ownerName: actor.name,
    createdAt: at,
    updatedAt: at,
  };
  await withTransaction(async (tx) => {
    if ((await countAuditViews(tx, view)) >= MOST_VIEWS)
      throw new GatehouseError('conflict', `You have ${MOST_VIEWS} views already.`, {
        remedy: 'Delete one that you no longer need.',
      });
    await writeAuditView(tx, view);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit-view.added',
      targets: [{ type: 'audit-view', id: view.id, name: view.name }],
      context: from,
      changes: { isShared: view.isShared, query: view.query },
    });
  });
  return view;
}
