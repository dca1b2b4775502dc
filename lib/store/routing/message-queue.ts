import { z } from 'zod';
import { NOTIFICATION_KINDS } from '@/lib/domain/alerting/notification';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

const messageSchema = z.object({
  id: z.string(),
  groupId: z.string().nullable(),
  /** One of another version does not keep it from being read: its body then says that it cannot be. */
  kind: z.enum(NOTIFICATION_KINDS).catch('report'),
  body: z.unknown(),
});
export type UnroutedMessage = z.infer<typeof messageSchema>;

/**
 * Messages that nobody routed yet, with how often that failed: those that were never tried first, then the oldest. What was
 * set aside is left out until its time has come, or where its time is after `latest`: a clock that was ahead wrote that.
 */
export async function listUnroutedMessages(
  { now, latest }: { now: Date; latest: Date },
  limit: number,
): Promise<{ id: string; failures: number }[]> {
  const rows = await getPrisma().notification.findMany({
    where: {
      routedAt: null,
      OR: [{ routeAfter: null }, { routeAfter: { lte: now } }, { routeAfter: { gt: latest } }],
    },
    select: { id: true, routeFailures: true },
    orderBy: [{ routeFailures: 'asc' }, { createdAt: 'asc' }],
    take: limit,
  });
  return rows.map(({ id, routeFailures }) => ({ id, failures: routeFailures }));
}

/** Sets a message aside whose receivers could not be chosen, with the reason and the time of the next attempt. */
export async function setMessageAside(
  tx: Transaction,
  id: string,
  { reason, nextAt }: { reason: string; nextAt: Date },
): Promise<void> {
  await tx.notification.updateMany({
    where: { id, routedAt: null },
    data: { routeFailures: { increment: 1 }, routeError: reason, routeAfter: nextAt },
  });
}

/** A message that is to be routed, which nobody else routes until the transaction ends; null where somebody does or did. */
export async function lockUnroutedMessage(tx: Transaction, id: string): Promise<UnroutedMessage | null> {
  const [row] = await tx.$queryRaw<unknown[]>`
    SELECT id, group_id AS "groupId", kind, body FROM notification
    WHERE id = ${id}::uuid AND routed_at IS NULL FOR UPDATE SKIP LOCKED`;
  return row === undefined ? null : messageSchema.parse(row);
}

/** Hands a message to its receivers, each once, and marks it as routed. */
export async function insertDeliveries(
  tx: Transaction,
  notificationId: string,
  deliveries: readonly { id: string; channelId: string; recipient: string; why: string }[],
  now: Date,
): Promise<void> {
  await tx.notificationDelivery.createMany({
    data: deliveries.map((delivery) => ({
      ...delivery,
      notificationId,
      state: 'waiting',
      nextAttemptAt: now,
    })),
    skipDuplicates: true,
  });
  await tx.notification.update({ where: { id: notificationId }, data: { routedAt: now } });
}

/** Notes whom a message could not reach, and why. */
export async function recordUnreached(
  tx: Transaction,
  unreached: { notificationId: string; at: Date; reachedNobody: boolean; reasons: string[] },
): Promise<void> {
  await tx.notificationUnreached.create({ data: unreached });
}

/** Who was told of a group of alerts before, by channels that are not paused. */
export async function listToldBefore(
  tx: Transaction,
  groupId: string,
): Promise<{ channelId: string; recipient: string }[]> {
  return tx.notificationDelivery.findMany({
    where: { notification: { groupId }, channel: { isEnabled: true } },
    select: { channelId: true, recipient: true },
    distinct: ['channelId', 'recipient'],
    orderBy: [{ channelId: 'asc' }, { recipient: 'asc' }],
  });
}
