import { z } from 'zod';
import { queryRowsWithin } from '../query-rows-within';
import { sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

/**
 * How many entries there are, exactly up to `most`; one more than `most` stands for all beyond. Null where
 * `milliseconds` were not enough.
 */
export async function countEntriesUpTo(
  filter: EntryConditions,
  most: number,
  milliseconds: number,
): Promise<number | null> {
  const rows = await queryRowsWithin(
    milliseconds,
    z.object({ count: z.int() }),
    // By time, so that the index of it is read and the walk ends at the bound.
    sql`SELECT count(*)::int AS count FROM (
          SELECT 1 FROM audit_leaf l WHERE ${entryConditions(filter)}
          ORDER BY l.occurred_at DESC, l.leaf_index DESC LIMIT ${most + 1}) found`,
  );
  return rows && rows[0]!.count;
}
