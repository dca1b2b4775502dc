import { z } from 'zod';
import { getPool } from '../database';
import { queryRows, sql } from '../query';

const whole = z.string().transform(BigInt);
const rowSchema = z.object({
  vkey: z.string(),
  fromSize: whole,
  toSize: whole.nullable(),
  addedAt: z.string(),
});
export type AuditKeyRow = z.infer<typeof rowSchema>;

/** The keys whose signatures are believed, first to last, each with the sizes that it holds for. */
export const listAuditKeys = (): Promise<AuditKeyRow[]> =>
  queryRows(
    rowSchema,
    sql`SELECT vkey, from_size::text AS "fromSize", to_size::text AS "toSize",
          to_char(added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "addedAt"
        FROM audit_key ORDER BY from_size, added_at`,
  );

/** Makes a key the first one; false where there is one already, or something was signed before: then one is missing. */
export async function addFirstAuditKey(vkey: string, now: Date): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `INSERT INTO audit_key (vkey, from_size, added_at)
     SELECT $1, 0, $2 WHERE NOT EXISTS (SELECT 1 FROM audit_key)
       AND NOT EXISTS (SELECT 1 FROM audit_checkpoint) ON CONFLICT DO NOTHING`,
    [vkey, now.toISOString()],
  );
  return rowCount === 1;
}
