import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';

/**
 * How many numbers are missing between the reports that each source numbered within a window, summed over its
 * instances. An instance that begins to count anew is not missing what lies between. Not listed: sources that
 * number nothing.
 */
export const countMissingReports = (from: Date, to: Date): Promise<{ source: string; missing: number }[]> =>
  queryRows(
    z.object({ source: z.string(), missing: z.number() }),
    sql`SELECT source, sum(greatest(sequence_high - sequence_low + 1 - sequenced, 0)
            + greatest(coalesce(sequence_low - before - 1, 0), 0))::float8 AS missing
        FROM (
          SELECT *, lag(sequence_high) OVER (PARTITION BY source, instance ORDER BY hour) AS before
          FROM source_loss l WHERE ${isOfNoDrill(sql`l.source`, sql`l.hour`)} AND hour >= ${from} AND hour < ${to} AND sequenced > 0
        ) AS hours
        GROUP BY source`,
  );
