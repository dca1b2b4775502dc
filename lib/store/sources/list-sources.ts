import type { z } from 'zod';
import { sourceRowSchema } from '@/lib/domain/read-models/settings';
import { queryRows, sql } from '../query';

const rowSchema = sourceRowSchema.omit({ unzoned: true });

/**
 * What each source sent since `from`, and what it says it lost. OPA's counter only grows while it runs: the
 * loss of an instance is the rise of its counter, or the counter itself when it was reported once.
 */
export function listSources(from: Date): Promise<z.infer<typeof rowSchema>[]> {
  return queryRows(
    rowSchema,
    sql`WITH counted AS (
          SELECT source, adapter,
            to_char(max(last_event) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "lastEventAt",
            to_char(max(bucket) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastReceivedAt",
            coalesce(sum(accepted) FILTER (WHERE bucket >= ${from}), 0)::float8 AS accepted,
            coalesce(sum(duplicates) FILTER (WHERE bucket >= ${from}), 0)::float8 AS duplicates,
            coalesce(sum(conflicts) FILTER (WHERE bucket >= ${from}), 0)::float8 AS conflicts,
            coalesce(sum(rejected) FILTER (WHERE bucket >= ${from}), 0)::float8 AS rejected
          FROM ingest_count GROUP BY source, adapter
        ), lost AS (
          SELECT source, sum(CASE WHEN reports > 1 THEN highest - lowest ELSE highest END) AS dropped
          FROM (SELECT source, subject, count(*) AS reports, max(dropped) AS highest, min(dropped) AS lowest
                FROM event WHERE kind = 'source-report' AND occurred_at >= ${from} GROUP BY source, subject) AS instances
          GROUP BY source
        )
        SELECT c.*, l.dropped AS "droppedAtSource" FROM counted c LEFT JOIN lost l USING (source) ORDER BY source, adapter`,
  );
}
