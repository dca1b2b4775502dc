import { z } from 'zod';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';

const lossSchema = z.object({ source: z.string(), dropped: z.number() });

/**
 * What sources say they lost within the hours that a window touches. Readings are of counters that grow:
 * a smaller one than before means that the instance began anew, and counts from zero.
 */
export const sumSourceLosses = (from: Date, to: Date): Promise<{ source: string; dropped: number }[]> =>
  queryRows(
    lossSchema,
    sql`WITH readings AS (
          SELECT source, instance, hour, first, last, peak,
            lag(last) OVER (PARTITION BY source, instance ORDER BY hour) AS before
          FROM source_loss l
          WHERE ${isOfNoDrill(sql`l.source`, sql`l.hour`)} AND hour >= date_trunc('hour', ${from}::timestamptz) - interval '1 day' AND hour < ${to}
        )
        SELECT source, sum(
            CASE WHEN before IS NULL THEN 0 WHEN first >= before THEN first - before ELSE first END
            + CASE WHEN last >= first THEN last - first ELSE peak - first + last END)::float8 AS dropped
        FROM readings WHERE hour >= date_trunc('hour', ${from}::timestamptz)
        GROUP BY source HAVING sum(
            CASE WHEN before IS NULL THEN 0 WHEN first >= before THEN first - before ELSE first END
            + CASE WHEN last >= first THEN last - first ELSE peak - first + last END) > 0`,
  );
