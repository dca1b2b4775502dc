import { z } from 'zod';
import { queryRows, sql } from '../query';

const activitySchema = z.object({
  source: z.string(),
  kind: z.string(),
  /** Hours with events between the first and the last of them, and how many hours lie there. */
  activeHours: z.number(),
  spanHours: z.number(),
  lastAt: z.number(),
});

/** How regularly a source sent a kind of event; `lastAt` in milliseconds since 1970. */
export type SourceActivity = z.infer<typeof activitySchema>;

/** The activity of every source and kind between two times. */
export const listSourceActivity = (from: Date, to: Date): Promise<SourceActivity[]> =>
  queryRows(
    activitySchema,
    sql`SELECT source, kind, count(*)::float8 AS "activeHours",
          (extract(epoch FROM max(hour) - min(hour)) / 3600 + 1)::float8 AS "spanHours",
          (extract(epoch FROM max(least(last_at, ${to}::timestamptz))) * 1000)::float8 AS "lastAt"
        FROM source_activity WHERE hour >= ${from} AND hour < ${to}
        GROUP BY source, kind`,
  );
