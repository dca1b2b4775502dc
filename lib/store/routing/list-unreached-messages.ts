import { z } from 'zod';
import { unreachedMessageSchema, type UnreachedMessage } from '@/lib/domain/read-models/routing';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';

/** The messages after a time that did not reach everybody they should have, newest first, and how many there are. */
export async function listUnreachedMessages(
  after: Date,
  limit: number,
): Promise<{ total: number; items: UnreachedMessage[] }> {
  const rows = await queryRows(
    unreachedMessageSchema.extend({ total: z.number() }),
    sql`SELECT u.notification_id AS id, ${timeText('u.at')} AS at,
          n.kind, coalesce(n.body ->> 'title', n.kind) AS title, u.reached_nobody AS "reachedNobody", u.reasons,
          (count(*) OVER ())::float8 AS total
        FROM notification_unreached u JOIN notification n ON n.id = u.notification_id
        WHERE u.at > ${after} ORDER BY u.at DESC, u.notification_id LIMIT ${limit}`,
  );
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...row }) => row) };
}
