import { z } from 'zod';
import { ALERT_SEVERITIES } from '@/lib/domain/alerting/alert-state';
import { ALERT_CATEGORIES } from '@/lib/domain/alerting/detectors';
import { NOTIFICATION_KINDS, notificationSchema } from '@/lib/domain/alerting/notification';
import { attemptSchema, deliverySchema } from '@/lib/domain/read-models/notifications';
import { queryRows, allOf, sql, type Sql } from '../query';
import { microsText } from '../time-text';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';

const storedSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  routedAt: z.string().nullable(),
  /** Of another version of Gatehouse a word may be unknown: that hides no message. */
  kind: z.enum(NOTIFICATION_KINDS).catch('report'),
  category: z.enum(ALERT_CATEGORIES).catch('trust'),
  severity: z.enum(ALERT_SEVERITIES).catch('ticket'),
  /** Null where it cannot be read. */
  body: notificationSchema.nullable().catch(null),
  unreached: z.array(z.string()),
  deliveries: z.array(deliverySchema),
});
export type StoredNotification = z.infer<typeof storedSchema>;

const COLUMNS: Sql = sql`n.id::text, ${microsText('n.created_at')} AS "createdAt",
  ${microsText('n.routed_at')} AS "routedAt", n.kind, n.category, n.severity, n.body,
  coalesce((SELECT u.reasons FROM notification_unreached u WHERE u.notification_id = n.id),
            CASE WHEN n.routed_at IS NULL AND n.route_error IS NOT NULL THEN ARRAY[n.route_error] END, '{}') AS unreached,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'channelId', c.id, 'channel', c.name, 'kind', c.kind,
      'recipient', nullif(d.recipient, ''), 'why', d.why, 'state', d.state, 'attempts', d.attempts,
      'nextAttemptAt', CASE d.state WHEN 'waiting' THEN ${microsText('d.next_attempt_at')} END,
      'finishedAt', ${microsText('d.finished_at')}, 'lastError', d.last_error) ORDER BY c.name, d.recipient)
    FROM notification_delivery d JOIN notification_channel c ON c.id = d.channel_id
    WHERE d.notification_id = n.id), '[]'::jsonb) AS deliveries`;

export type NotificationConditions = {
  /** Only messages about one of these zones; null for all. */
  zones: readonly string[] | null;
  channel?: string;
  kind?: string;
  state?: string;
};

/** Each condition finds its messages by itself: a state of the channel, where both are asked for. */
function conditionsOf({ zones, channel, kind, state }: NotificationConditions): Sql {
  const delivery = allOf([
    ...(channel ? [sql`d.channel_id = ${channel}::uuid`] : []),
    ...(state && state !== 'unreached' ? [sql`d.state = ${state}`] : []),
  ]);
  return allOf([
    ...(zones ? [sql`n.body->>'zone' = ANY(${zones})`] : []),
    ...(kind ? [sql`n.kind = ${kind}`] : []),
    ...(channel || (state && state !== 'unreached')
      ? [sql`EXISTS (SELECT 1 FROM notification_delivery d WHERE d.notification_id = n.id AND ${delivery})`]
      : []),
    ...(state === 'unreached'
      ? [
          sql`(EXISTS (SELECT 1 FROM notification_unreached u WHERE u.notification_id = n.id)
            OR n.routed_at IS NULL AND n.route_failures > 0)`,
        ]
      : []),
  ]);
}

/** One page of messages, the newest first, and the cursor of the next. Throws `invalid-input` for a foreign cursor. */
export async function listNotifications(
  conditions: NotificationConditions,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: StoredNotification[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  const rows = await queryRows(
    storedSchema,
    sql`SELECT ${COLUMNS} FROM notification n WHERE ${conditionsOf(conditions)}
          AND ${after ? sql`(n.created_at, n.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`TRUE`}
        ORDER BY n.created_at DESC, n.id DESC LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeTimeCursor({ at: last.createdAt, id: last.id }) : null };
}

/** How many there are. */
export async function countNotifications(conditions: NotificationConditions): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number() }),
    sql`SELECT count(*)::int AS count FROM notification n WHERE ${conditionsOf(conditions)}`,
  );
  return row!.count;
}

/** The message of an id, where it is about one of the zones; null else. */
export async function findNotification(
  id: string,
  zones: readonly string[] | null,
): Promise<StoredNotification | null> {
  const rows = await queryRows(
    storedSchema,
    sql`SELECT ${COLUMNS} FROM notification n WHERE n.id = ${id}::uuid AND ${conditionsOf({ zones })}`,
  );
  return rows[0] ?? null;
}

/** Every attempt of a message's deliveries, the first one first. */
export const listAttempts = (notificationId: string) =>
  queryRows(
    attemptSchema.extend({ deliveryId: z.string() }),
    sql`SELECT t.delivery_id AS "deliveryId", ${microsText('t.at')} AS at, t.outcome, t.status, t.detail, t.took_ms AS "tookMs"
        FROM notification_attempt t JOIN notification_delivery d ON d.id = t.delivery_id
        WHERE d.notification_id = ${notificationId}::uuid ORDER BY t.at, t.id`,
  );
