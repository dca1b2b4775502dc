import { z } from 'zod';
import { queryRows, sql } from '../query';
import { grantConditions, type GrantConditions } from './grant-conditions';

/** How many grants there are, exactly. */
export async function countGrants(conditions: GrantConditions): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.string().transform(Number) }),
    sql`SELECT count(*)::text AS count FROM access_grant g WHERE ${grantConditions(conditions)}`,
  );
  return row!.count;
}
