import type { Notification } from '@/lib/domain/alerting/notification';
import type { Transaction } from '../transaction';

/**
 * Writes a message in the transaction of what it tells of; it is routed to its receivers afterwards. One with the same id
 * is the same message: it is written once. `now` is when it was decided on.
 */
export async function enqueueNotification(
  tx: Transaction,
  body: Notification,
  { groupId, now }: { groupId: string | null; now: Date },
): Promise<void> {
  const { id, kind, category, severity } = body;
  const { count } = await tx.notification.createMany({
    data: [{ id, groupId, kind, category, severity, body, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await tx.notificationAlert.createMany({
    data: body.alertIds.map((alertId) => ({ notificationId: id, alertId })),
    skipDuplicates: true,
  });
}
