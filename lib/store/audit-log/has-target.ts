import { queryRows, sql } from '../query';
import { z } from 'zod';

/** Whether an entry of the log names a target, given as `type:id`. */
export async function hasTarget(key: string): Promise<boolean> {
  const rows = await queryRows(
    z.object({ found: z.boolean() }),
    sql`SELECT EXISTS (SELECT 1 FROM audit_leaf WHERE target_keys @> ARRAY[${key}]::text[]) AS found`,
  );
  return rows[0]!.found;
}
