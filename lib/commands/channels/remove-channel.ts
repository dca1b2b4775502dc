import { listUses } from '@/lib/alerting/routing/list-uses';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { listEscalations } from '@/lib/store/escalations/escalations';
import { deleteChannel } from '@/lib/store/notifications/change-channels';
import { lockRoutingTree } from '@/lib/store/routing/routing-tree';
import { withTransaction } from '@/lib/store/transaction';
import { getChannel } from './get-channel';

/**
 * Removes a channel with the log of what it was given; what still waited for it is not sent, and counted in the audit
 * entry. Needs alerting:write. Throws `not-found`, and `conflict` while a route or an escalation names it.
 */
export async function removeChannel(
  actor: Actor,
  channelId: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const { id, name, kind, settings } = await getChannel(channelId);
  await withTransaction(async (tx) => {
    const stored = await lockRoutingTree(tx);
    const uses = listUses(
      (receiver) => 'channel' in receiver && receiver.channel === id,
      stored?.tree ?? null,
      await listEscalations(tx),
    );
    if (uses.length > 0)
      throw new GatehouseError('conflict', `${name} is used by ${uses.join(', ')}.`, {
        remedy: 'Let these lead elsewhere first, or pause the channel.',
      });
    const unsent = await deleteChannel(tx, id);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'channel.removed',
      targets: [{ type: 'channel', id, name }],
      context: from,
      changes: { kind, settings: settings as Record<string, string>, unsent },
    });
    await announceAlerts(tx, now);
  });
}
