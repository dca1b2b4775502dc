import { z } from 'zod';
import { notificationSchema } from '@/lib/domain/alerting/notification';
import { getPool } from '../database';
import { queryRows, sql } from '../query';
import { CHANNEL_COLUMNS, channelRowSchema, type ChannelRecord } from './channel-record';

const claimedSchema = z.object({
  id: z.string(),
  recipient: z.string(),
  attempts: z.number(),
  createdAt: z.date(),
  notificationId: z.string(),
  /** Null where it is of another version of Gatehouse and cannot be read. */
  body: notificationSchema.nullable().catch(null),
  /** It was set aside, and its receiver was told meanwhile that what it tells of is over. */
  isOvertaken: z.boolean(),
});

/** A delivery that is this sender's until its lease ends. */
export type ClaimedDelivery = z.infer<typeof claimedSchema> & { channel: ChannelRecord };

/** What is due: what waits until `now`, or until after `latest`, which only a clock that was ahead can have asked for. */
export type DueTimes = { now: Date; latest: Date };

/** Those that may be tried: not leased, of a channel that is on (tests go to a paused one as well). */
const isDue = ({ now, latest }: DueTimes) => sql`d.state = 'waiting'
  AND (d.next_attempt_at <= ${now} OR d.next_attempt_at > ${latest})
  AND (d.leased_until IS NULL OR d.leased_until <= ${now}) AND (c.is_enabled OR n.kind = 'test')`;

/** The channels that have something to send now. */
export async function listDueChannels(times: DueTimes): Promise<string[]> {
  const rows = await queryRows(
    z.object({ id: z.string() }),
    sql`SELECT DISTINCT d.channel_id AS id FROM notification_delivery d
        JOIN notification_channel c ON c.id = d.channel_id JOIN notification n ON n.id = d.notification_id
        WHERE ${isDue(times)}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the next delivery of a channel until `until`: pages first, then the oldest. What tells of a group waits for what
 * was told of it before, to the same receiver, so that an end never arrives before its beginning, but for what Gatehouse
 * itself could not put into words. Null where nothing is due. Many senders may call it at once.
 */
export async function claimDelivery(
  channelId: string,
  { until, by, ...times }: DueTimes & { until: Date; by: string },
): Promise<ClaimedDelivery | null> {
  const [claimed] = await queryRows(
    claimedSchema,
    sql`UPDATE notification_delivery taken SET leased_until = ${until}, leased_by = ${by}
        FROM notification told
        WHERE told.id = taken.notification_id AND taken.id = (
          SELECT d.id FROM notification_delivery d
          JOIN notification n ON n.id = d.notification_id JOIN notification_channel c ON c.id = d.channel_id
          WHERE d.channel_id = ${channelId}::uuid AND ${isDue(times)}
            AND NOT EXISTS (
              SELECT 1 FROM notification_delivery e JOIN notification m ON m.id = e.notification_id
              WHERE e.channel_id = d.channel_id AND e.recipient = d.recipient AND e.state = 'waiting'
                AND e.set_aside_at IS NULL AND m.group_id = n.group_id AND (m.created_at, m.id) < (n.created_at, n.id))
          ORDER BY n.severity = 'page' DESC, n.created_at, n.id LIMIT 1
          FOR UPDATE OF d SKIP LOCKED)
        RETURNING taken.id, taken.notification_id AS "notificationId", taken.recipient, taken.attempts, told.created_at AS "createdAt", told.body,
          taken.set_aside_at IS NOT NULL AND EXISTS (
            SELECT 1 FROM notification_delivery e JOIN notification m ON m.id = e.notification_id
            WHERE e.channel_id = taken.channel_id AND e.recipient = taken.recipient AND e.state = 'delivered'
              AND m.kind = 'resolved' AND m.group_id = told.group_id
              AND (m.created_at, m.id) > (told.created_at, told.id)) AS "isOvertaken"`,
  );
  if (!claimed) return null;
  const [channel] = await queryRows(
    channelRowSchema,
    sql`SELECT ${CHANNEL_COLUMNS} FROM notification_channel c WHERE c.id = ${channelId}::uuid`,
    getPool(),
  );
  return channel ? { ...claimed, channel } : null;
}
