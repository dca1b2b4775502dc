import type { Notification } from '@/lib/domain/alerting/notification';
import { enqueueNotification } from '../alerting/enqueue-notification';
import type { Transaction } from '../transaction';

/** Writes a message with its one delivery, past all routes; due at once. */
export async function enqueueTest(
  tx: Transaction,
  body: Notification,
  delivery: { id: string; channelId: string; recipient: string; why: string; now: Date },
): Promise<void> {
  const { now, ...row } = delivery;
  await enqueueNotification(tx, body, { groupId: null, now });
  await tx.notification.update({ where: { id: body.id }, data: { routedAt: now } });
  await tx.notificationDelivery.create({
    data: { ...row, notificationId: body.id, state: 'waiting', nextAttemptAt: now },
  });
}
