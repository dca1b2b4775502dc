import { z } from 'zod';
import { queryRows, sql } from '../query';

/** Whether an entry tells of the first time, by the time at which it happened, that its actor did this. */
export async function isFirstOfActor(index: string): Promise<boolean> {
  const rows = await queryRows(
    z.object({ isFirst: z.boolean() }),
    sql`SELECT a.first_index = l.leaf_index AS "isFirst" FROM audit_leaf l
        JOIN audit_actor_action a ON a.ref = l.actor_ref AND a.action = l.action
        WHERE l.leaf_index = ${index}::bigint`,
  );
  return rows[0]?.isFirst ?? false;
}
