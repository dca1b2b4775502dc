import { z } from 'zod';
import type { Range } from '@/lib/audit-log/ranges';
import { queryRows, sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

const runRow = z.object({ from: z.string().transform(BigInt), to: z.string().transform(BigInt) });

/**
 * Where the entries stand that match and lie among the first `size`: stretches without a gap, by their indexes. At most
 * `limit` stretches; null where there are more.
 */
export async function listIndexRuns(
  filter: EntryConditions,
  size: bigint,
  limit: number,
): Promise<Range[] | null> {
  const runs = await queryRows(
    runRow,
    sql`SELECT min(place)::text AS "from", (max(place) + 1)::text AS "to"
        FROM (SELECT l.leaf_index AS place, l.leaf_index - row_number() OVER (ORDER BY l.leaf_index) AS run
              FROM audit_leaf l WHERE ${entryConditions(filter)} AND l.leaf_index < ${size.toString()}) matching
        GROUP BY run ORDER BY min(place) LIMIT ${limit + 1}`,
  );
  return runs.length > limit ? null : runs;
}
