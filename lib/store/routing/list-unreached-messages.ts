import { z } from 'zod';
import { NOTIFICATION_KINDS } from '@/lib/domain/alerting/notification';
import { unreachedMessageSchema, type UnreachedMessage } from '@/lib/domain/read-models/routing';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';

/** Of another version of Gatehouse the kind may be unknown: that hides no message. */
const rowSchema = unreachedMessageSchema.extend({
  kind: z.enum(NOTIFICATION_KINDS).catch('report'),
  total: z.number(),
});

/**
 * The messages after a time that did not reach everybody they should have, and those that are set aside since their receivers
 * could not be chosen, newest first, and how many there are.
 */
export async function listUnreachedMessages(
  after: Date,
  limit: number,
): Promise<{ total: number; items: UnreachedMessage[] }> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT u.id, ${timeText('u.at')} AS at,
          n.kind, coalesce(n.body ->> 'title', n.kind) AS title, u.reached_nobody AS "reachedNobody", u.reasons,
          (count(*) OVER ())::float8 AS total
        FROM (SELECT notification_id AS id, at, reached_nobody, reasons FROM notification_unreached
            UNION ALL SELECT id, created_at, true, ARRAY[route_error] FROM notification
              WHERE routed_at IS NULL AND route_failures > 0) u
          JOIN notification n ON n.id = u.id
        WHERE u.at > ${after} ORDER BY u.at DESC, u.id LIMIT ${limit}`,
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...row }) => row) };
}
