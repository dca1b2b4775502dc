import { z } from 'zod';
import { dataAccessSchema, type DataAccess } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { firstRows } from './first-rows';

const rowSchema = dataAccessSchema.extend({ total: z.number() });

/**
 * Reads, writes and transfers of classified data in zones that happened in [from, to) and are still kept, summed by who and
 * what, most first; at most `limit` sums, and how many there are.
 */
export async function sumDataAccess(
  { from, to }: Window,
  zones: readonly string[],
  limit: number,
): Promise<{ total: number; rows: DataAccess[] }> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT e.zone, e.principal, e.service, e.resource AS classification, e.action, e.outcome,
          sum(1 / e.sample_rate) AS accesses, ${microsText('min(e.occurred_at)')} AS "firstAt",
          ${microsText('max(e.occurred_at)')} AS "lastAt", (count(*) OVER ())::float8 AS total
        FROM event e
        WHERE e.kind = 'data-access' AND e.zone = ANY(${zones}) AND ${isOfNoDrill(sql`e.environment`, sql`e.occurred_at`)}
          AND e.occurred_at >= ${from} AND e.occurred_at < ${to}
        GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 7 DESC, 1, 2, 3, 4, 5, 6 LIMIT ${limit}`,
  );
  return firstRows(rows, (row) => row);
}

/**
 * From when on single events of all of the zones are kept, where some of them were deleted ahead of the others; null where
 * none was.
 */
export async function readTrimmedBefore(zones: readonly string[]): Promise<Date | null> {
  const [row] = await queryRows(
    z.object({ before: z.date().nullable() }),
    sql`SELECT max(before) AS before FROM raw_event_trim WHERE zone = ANY(${zones})`,
  );
  return row!.before;
}
