import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import type { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';
import { sealChannelSecret } from './channel-record';

/** Lets changes of channels happen one after the other, until the transaction ends. */
export async function lockChannels(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_notification_channels'))`;
}

/** Whether another channel than `exceptId` has a name, in whatever case. */
export const isChannelNameTaken = async (
  tx: Transaction,
  name: string,
  exceptId: string | null = null,
): Promise<boolean> =>
  (await tx.notificationChannel.count({
    where: { name: { equals: name, mode: 'insensitive' }, ...(exceptId && { id: { not: exceptId } }) },
  })) > 0;

/** Adds a channel; its secrets are encrypted. */
export async function insertChannel(
  tx: Transaction,
  {
    secret,
    settings,
    now,
    ...channel
  }: {
    id: string;
    name: string;
    kind: ChannelKind;
    settings: Record<string, unknown>;
    secret: Record<string, unknown>;
    createdBy: string;
    now: Date;
  },
): Promise<void> {
  await tx.notificationChannel.create({
    data: {
      ...channel,
      settings: settings as Prisma.InputJsonObject,
      secret: sealChannelSecret(channel.id, secret),
      isEnabled: true,
      createdAt: now,
      updatedAt: now,
    },
  });
}

/**
 * Changes a channel. What waits for it is due at once when it is switched on, or leads elsewhere: whoever set it right
 * wants to see that.
 */
export async function updateChannel(
  tx: Transaction,
  id: string,
  {
    name,
    isEnabled,
    settings,
    secret,
    now,
  }: {
    name: string;
    isEnabled: boolean;
    settings: Record<string, unknown>;
    /** Null leaves what is stored. */
    secret: Record<string, unknown> | null;
    now: Date;
  },
): Promise<void> {
  await tx.notificationChannel.update({
    where: { id },
    data: {
      name,
      isEnabled,
      settings: settings as Prisma.InputJsonObject,
      updatedAt: now,
      ...(secret && { secret: sealChannelSecret(id, secret) }),
    },
  });
  if (isEnabled)
    await tx.notificationDelivery.updateMany({
      where: { channelId: id, state: 'waiting', nextAttemptAt: { gt: now } },
      data: { nextAttemptAt: now },
    });
}

/** Removes a channel with the log of what it was given; returns how many messages still waited for it. */
export async function deleteChannel(tx: Transaction, id: string): Promise<number> {
  const waiting = await tx.notificationDelivery.count({ where: { channelId: id, state: 'waiting' } });
  await tx.notificationChannel.delete({ where: { id } });
  return waiting;
}
