import { z } from 'zod';
import { queryRows, sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** How many entries there are, exactly. */
export async function countEntries(filter: EntryConditions): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.string().transform(Number) }),
    sql`SELECT count(*)::text AS count FROM audit_leaf l WHERE ${entryConditions(filter)}`,
  );
  return row!.count;
}
