import { z } from 'zod';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const deliverySchema = z.object({
  channel: z.string(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  isDelivered: z.boolean(),
  lastError: z.string().nullable(),
});

/** The names of the channels that are in use. */
export const listEnabledChannels = async (): Promise<string[]> =>
  (
    await queryRows(
      z.object({ name: z.string() }),
      sql`SELECT name FROM notification_channel WHERE is_enabled ORDER BY name`,
    )
  ).map(({ name }) => name);

/**
 * The messages of channels in use that waited at some time in [fromMs, toMs] or were given up then; milliseconds since
 * 1970. Those that were delivered within `waitMs` are left out: they neither waited for long nor failed.
 */
export const listChannelDeliveries = (window: {
  from: Date;
  to: Date;
  waitMs: number;
}): Promise<z.infer<typeof deliverySchema>[]> =>
  queryRows(
    deliverySchema,
    sql`SELECT c.name AS channel, ${epochMs('n.created_at')} AS "createdAt",
          ${epochMs('d.finished_at')} AS "finishedAt", d.state = 'delivered' AS "isDelivered",
          d.last_error AS "lastError"
        FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
          JOIN notification_channel c ON c.id = d.channel_id
        WHERE c.is_enabled AND n.created_at <= ${window.to} AND (d.finished_at IS NULL OR d.finished_at >= ${window.from})
          AND (d.state <> 'delivered' OR d.finished_at - n.created_at >= make_interval(secs => ${window.waitMs / 1_000}))
        ORDER BY n.created_at, d.id`,
  );
