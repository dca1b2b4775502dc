import { listUses } from '@/lib/alerting/routing/list-uses';
import { parseId } from '@/lib/commands/parse-id';
import type { Occasion } from '@/lib/auth/occasion';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteEscalation, lockEscalation } from '@/lib/store/escalations/escalations';
import { lockRoutingTree } from '@/lib/store/routing/routing-tree';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Removes an escalation policy; what runs by it ends. Needs alerting:write and every zone. Throws `not-found`, and
 * `conflict` while a saved route leads to it.
 */
export async function removeEscalation(
  actor: Actor,
  escalationId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const id = parseId(escalationId, 'escalation');
  await withTransaction(async (tx) => {
    const stored = await lockRoutingTree(tx);
    const escalation = await lockEscalation(tx, id);
    if (!escalation) throw new GatehouseError('not-found', 'There is no such escalation.');
    const isIt = (receiver: object) => 'escalation' in receiver && receiver.escalation === id;
    const uses = listUses(isIt, stored?.tree ?? null, []);
    if (uses.length > 0)
      throw new GatehouseError('conflict', `The ${uses.join(', ')} leads to it.`, {
        remedy: 'Take it out there first.',
      });
    await deleteEscalation(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'escalation.removed',
      targets: [{ type: 'escalation', id, name: escalation.name }],
      context: from,
    });
    await announceAlerts(tx, now);
  });
}
