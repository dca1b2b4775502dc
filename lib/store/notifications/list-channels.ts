import { z } from 'zod';
import { queryRows, sql } from '../query';
import { CHANNEL_COLUMNS, channelRowSchema, type ChannelRecord } from './channel-record';

/** Every channel, by name. */
export const listChannels = (): Promise<ChannelRecord[]> =>
  queryRows(
    channelRowSchema,
    sql`SELECT ${CHANNEL_COLUMNS} FROM notification_channel c ORDER BY lower(c.name), c.id`,
  );

/** The channel of an id; null where there is none. */
export async function findChannel(id: string): Promise<ChannelRecord | null> {
  const rows = await queryRows(
    channelRowSchema,
    sql`SELECT ${CHANNEL_COLUMNS} FROM notification_channel c WHERE c.id = ${id}::uuid`,
  );
  return rows[0] ?? null;
}

const waitingSchema = z.object({
  channelId: z.string(),
  waiting: z.number(),
  oldest: z.date().transform((at) => at.toISOString()),
});
export type WaitingDeliveries = z.infer<typeof waitingSchema>;

/** How many messages wait for each channel, and since when the oldest one does; nothing of channels without any. */
export const countWaiting = (): Promise<WaitingDeliveries[]> =>
  queryRows(
    waitingSchema,
    sql`SELECT d.channel_id AS "channelId", count(*)::int AS waiting, min(n.created_at) AS oldest
        FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
        WHERE d.state = 'waiting' GROUP BY d.channel_id`,
  );
