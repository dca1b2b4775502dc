import { z } from 'zod';
import { queryRows, sql } from '../query';

const messageSchema = z.object({
  createdAt: z.number(),
  routedAt: z.number().nullable(),
  lastError: z.string().nullable(),
});

/** The messages that were set aside since their receivers could not be chosen, at some time in [from, to]; milliseconds since 1970. */
export const listSetAsideMessages = (window: {
  from: Date;
  to: Date;
}): Promise<z.infer<typeof messageSchema>[]> =>
  queryRows(
    messageSchema,
    sql`SELECT (extract(epoch FROM n.created_at) * 1000)::float8 AS "createdAt",
          (extract(epoch FROM n.routed_at) * 1000)::float8 AS "routedAt", n.route_error AS "lastError"
        FROM notification n
        WHERE n.route_failures > 0 AND n.created_at <= ${window.to}
          AND (n.routed_at IS NULL OR n.routed_at >= ${window.from})
        ORDER BY n.created_at, n.id`,
  );
