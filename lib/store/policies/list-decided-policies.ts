import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { SERIES_LAST_AT } from '../drills/series-last-at';
import { queryRows, sql } from '../query';
import { GRAINS } from '../rollups/measures';

const rowSchema = z.object({
  policy: z.string(),
  sources: z.array(z.string()),
  zones: z.array(z.string()),
  /** That its decisions carried, ever. */
  revisions: z.array(z.string()),
  /** UTC days of its first and last decision since the time asked for; null where it made none. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
});
export type DecidedPolicy = z.infer<typeof rowSchema>;

/**
 * Every policy that ever decided something, by whom and for which zones, and on which days since `since`. `zones`
 * confines the reader; null is every zone.
 */
export const listDecidedPolicies = (since: Date, zones: readonly string[] | null): Promise<DecidedPolicy[]> =>
  queryRows(
    rowSchema,
    sql`WITH decided AS MATERIALIZED (
          SELECT s.id, s.policy, s.source, s.zone, s.revision FROM series s
          WHERE s.kind = 'decision' AND s.policy <> '' AND NOT s.clock_skewed AND ${isOfNoDrill(sql`s.environment`, SERIES_LAST_AT)}
            AND (${zones}::text[] IS NULL OR s.zone = ANY(${zones}))
        ), days AS (
          SELECT d.policy, min(r.bucket) AS first, max(r.bucket) AS last
          FROM rollup r JOIN decided d ON d.id = r.series_id
          WHERE r.grain = ${GRAINS.day} AND r.bucket >= ${since} GROUP BY 1
        )
        SELECT d.policy, array_agg(DISTINCT d.source ORDER BY d.source) AS sources,
          array_agg(DISTINCT d.zone ORDER BY d.zone) AS zones,
          coalesce(array_agg(DISTINCT d.revision) FILTER (WHERE d.revision <> ''), '{}') AS revisions,
          to_char(min(days.first) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "firstDay",
          to_char(max(days.last) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "lastDay"
        FROM decided d LEFT JOIN days USING (policy) GROUP BY d.policy ORDER BY d.policy`,
  );
