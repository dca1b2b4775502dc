import { listUses } from '@/lib/alerting/routing/list-uses';
import { parseId } from '@/lib/commands/parse-id';
import type { Occasion } from '@/lib/auth/occasion';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { listEscalations } from '@/lib/store/escalations/escalations';
import { deleteRotation, lockRotation } from '@/lib/store/rotations/rotations';
import { lockRoutingTree } from '@/lib/store/routing/routing-tree';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Removes a rotation with its overrides and the addresses of its calendar. Needs alerting:write and every zone. Throws `not-found`, and
 * `conflict` while a saved route or an escalation leads to it.
 */
export async function removeRotation(
  actor: Actor,
  rotationId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const id = parseId(rotationId, 'rotation');
  await withTransaction(async (tx) => {
    const stored = await lockRoutingTree(tx);
    const rotation = await lockRotation(tx, id);
    if (!rotation) throw new GatehouseError('not-found', 'There is no such rotation.');
    const uses = listUses(
      (receiver) => 'rotation' in receiver && receiver.rotation === id,
      stored?.tree ?? null,
      await listEscalations(tx),
    );
    if (uses.length > 0)
      throw new GatehouseError('conflict', `The ${uses.join(', ')} leads to it.`, {
        remedy: 'Take it out there first.',
      });
    await deleteRotation(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'rotation.removed',
      targets: [{ type: 'rotation', id, name: rotation.name }],
      context: from,
    });
    await announceAlerts(tx, now);
  });
}
