import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const countsSchema = z.object({
  source: z.string(),
  adapter: z.string(),
  lastEventAt: z.string().nullable(),
  lastReceivedAt: z.string().nullable(),
  accepted: z.number(),
  duplicates: z.number(),
  conflicts: z.number(),
  rejected: z.number(),
  lastHour: z.number(),
});

/** What became of the events of every source and adapter since `day`, and how many were accepted since `hour`. */
export const listSources = ({
  day,
  hour,
}: {
  day: Date;
  hour: Date;
}): Promise<z.infer<typeof countsSchema>[]> =>
  queryRows(
    countsSchema,
    sql`SELECT source, adapter,
          ${microsText('max(last_event)')} AS "lastEventAt",
          to_char(max(bucket) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastReceivedAt",
          coalesce(sum(accepted) FILTER (WHERE bucket >= ${day}), 0)::float8 AS accepted,
          coalesce(sum(duplicates) FILTER (WHERE bucket >= ${day}), 0)::float8 AS duplicates,
          coalesce(sum(conflicts) FILTER (WHERE bucket >= ${day}), 0)::float8 AS conflicts,
          coalesce(sum(rejected) FILTER (WHERE bucket >= ${day}), 0)::float8 AS rejected,
          coalesce(sum(accepted) FILTER (WHERE bucket >= ${hour}), 0)::float8 AS "lastHour"
        FROM ingest_count c WHERE ${isOfNoDrill(sql`c.source`, sql`c.bucket`)} GROUP BY source, adapter ORDER BY source, adapter`,
  );
