import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { seriesConditions, type RollupFilter } from '../rollups/rollup-filter';

const DIMENSIONS = { service: sql`s.service`, environment: sql`s.environment` };

const rowSchema = z.object({ key: z.string(), at: z.string() });

/**
 * The minute (RFC 3339 UTC) of the last event of each service or environment in a window. Goes down
 * from days to hours to minutes, so that a month is not searched minute by minute.
 */
export async function findLastSeen(
  dimension: keyof typeof DIMENSIONS,
  window: Window,
  filter: RollupFilter,
): Promise<Map<string, string>> {
  const key = DIMENSIONS[dimension];
  const wanted = sql`${key} <> '' AND ${seriesConditions(filter, sql`r.bucket`)}`;
  const rows = await queryRows(
    rowSchema,
    sql`WITH last_day AS (
          SELECT ${key} AS key, max(r.bucket) AS day
          FROM rollup r JOIN series s ON s.id = r.series_id
          WHERE r.grain = 2 AND r.bucket > ${window.from}::timestamptz - interval '1 day' AND r.bucket < ${window.to}
            AND ${wanted}
          GROUP BY 1
        ), last_hour AS (
          SELECT l.key, max(r.bucket) AS hour
          FROM (SELECT DISTINCT day FROM last_day) d
          JOIN rollup r ON r.grain = 1 AND r.bucket >= d.day AND r.bucket < d.day + interval '1 day'
            AND r.bucket < ${window.to}
          JOIN series s ON s.id = r.series_id
          JOIN last_day l ON l.key = ${key} AND l.day = d.day
          WHERE ${wanted}
          GROUP BY 1
        )
        SELECT l.key, to_char(max(r.bucket) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
        FROM (SELECT DISTINCT hour FROM last_hour) h
        JOIN rollup r ON r.grain = 0 AND r.bucket >= h.hour AND r.bucket < h.hour + interval '1 hour'
          AND r.bucket < ${window.to}
        JOIN series s ON s.id = r.series_id
        JOIN last_hour l ON l.key = ${key} AND l.hour = h.hour
        WHERE ${wanted}
        GROUP BY 1`,
  );
  return new Map(rows.map((row) => [row.key, row.at]));
}
