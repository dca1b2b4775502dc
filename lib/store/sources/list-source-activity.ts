import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';

const activitySchema = z.object({
  source: z.string(),
  kind: z.string(),
  /** Hours with events between the first and the last of them, and how many hours lie there. */
  activeHours: z.number(),
  spanHours: z.number(),
  /** Events in those hours; 0 where they were not counted yet. */
  events: z.number(),
  /** The longest run of hours without any, between two with some. */
  longestPauseHours: z.number(),
  lastAt: z.number(),
});

/** How regularly a source sent a kind of event; `lastAt` in milliseconds since 1970. */
export type SourceActivity = z.infer<typeof activitySchema>;

/** The activity of every source and kind between two times; of retired ones only what came after. */
export const listSourceActivity = (from: Date, to: Date): Promise<SourceActivity[]> =>
  queryRows(
    activitySchema,
    sql`SELECT source, kind, count(*)::float8 AS "activeHours",
          (extract(epoch FROM max(hour) - min(hour)) / 3600 + 1)::float8 AS "spanHours",
          sum(events)::float8 AS events,
          greatest(max(extract(epoch FROM hour - before) / 3600 - 1), 0)::float8 AS "longestPauseHours",
          (extract(epoch FROM max(least(last_at, ${to}::timestamptz))) * 1000)::float8 AS "lastAt"
        FROM (
          SELECT a.*, lag(hour) OVER (PARTITION BY source, kind ORDER BY hour) AS before
          FROM source_activity a LEFT JOIN source_retirement r USING (source)
          WHERE hour >= ${from} AND hour < ${to} AND ${isOfNoDrill(sql`a.source`, sql`a.hour`)} AND (r.retired_at IS NULL OR a.last_at > r.retired_at)
        ) AS hours
        GROUP BY source, kind`,
  );
