import { z } from 'zod';
import { zoneAttemptsSchema, type ZoneAttempts } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { startOfDay } from '../time-text';
import { firstRows } from './first-rows';

const rowSchema = zoneAttemptsSchema.extend({ total: z.number() });

/**
 * Unauthorised attempts to reach zones from others, on the whole UTC days that [from, to) touches, summed by party, most
 * first; at most `limit` sums, and how many there are.
 */
export async function sumZoneAttempts(
  { from, to }: Window,
  zones: readonly string[],
  limit: number,
): Promise<{ total: number; rows: ZoneAttempts[] }> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT c.zone AS "fromZone", c.target_zone AS zone, c.principal, c.service, sum(c.weight) AS attempts,
          count(DISTINCT c.day)::float8 AS days, (count(*) OVER ())::float8 AS total
        FROM cross_zone_attempt c
        WHERE c.target_zone = ANY(${zones}) AND ${isOfNoDrill(sql`c.environment`, startOfDay(sql`c.day`))} AND c.day >= (${from}::timestamptz AT TIME ZONE 'UTC')::date
          AND c.day < (${to}::timestamptz AT TIME ZONE 'UTC')
        GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT ${limit}`,
  );
  return firstRows(rows, (row) => row);
}
