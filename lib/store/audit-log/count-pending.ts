import { z } from 'zod';
import { queryRows, sql } from '../query';

/** How many entries have no place in the log yet. */
export async function countPending(): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.string().transform(Number) }),
    sql`SELECT coalesce(sum(count), 0)::text AS count FROM audit_pending`,
  );
  return row!.count;
}
