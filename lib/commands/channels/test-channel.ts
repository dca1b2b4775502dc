import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Notification } from '@/lib/domain/alerting/notification';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { enqueueTest } from '@/lib/store/notifications/enqueue-test';
import { withTransaction } from '@/lib/store/transaction';
import { getChannel } from './get-channel';

/**
 * Has a test message sent by a channel, the way of every message and past the routes; also by a paused one. Returns the
 * message's id, by which its delivery can be watched. Needs alerting:write. `publicUrl` is where this Gatehouse is found.
 */
export async function testChannel(
  actor: Actor,
  channelId: string,
  { recipient, publicUrl }: { recipient?: string; publicUrl: string },
  { now, newId, from }: Occasion,
): Promise<{ notificationId: string }> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const { id, name, kind } = await getChannel(channelId);
  if (recipient && kind !== 'email')
    throw new GatehouseError('invalid-input', 'Only e-mail goes to one person.', { path: 'recipient' });
  const notificationId = newId();
  await withTransaction(async (tx) => {
    await enqueueTest(tx, makeTest({ id: notificationId, name, by: actor.name, publicUrl, now }), {
      id: newId(),
      channelId: id,
      recipient: recipient ?? '',
      why: `Test by ${actor.name}`,
      now,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'channel.tested',
      targets: [{ type: 'channel', id, name }],
      context: from,
      changes: { notification: notificationId },
    });
    await announceAlerts(tx, now);
  });
  return { notificationId };
}

const makeTest = ({
  id,
  name,
  by,
  publicUrl,
  now,
}: {
  id: string;
  name: string;
  by: string;
  publicUrl: string;
  now: Date;
}): Notification => ({
  id,
  groupKey: `test/${id}`,
  kind: 'test',
  category: 'product-health',
  severity: 'ticket',
  isDrill: false,
  title: `Test of ${name}`,
  sentence: `${by} asked whether messages of Gatehouse arrive here. They do. Nothing is wrong, and nobody has to do anything.`,
  since: now.toISOString(),
  sentAt: now.toISOString(),
  zone: null,
  cause: null,
  labels: {},
  alerts: [],
  alertIds: [],
  burn: null,
  topPolicies: [],
  topServices: [],
  changes: [],
  runbook: null,
  url: `${publicUrl}/alerts/channels`,
});
