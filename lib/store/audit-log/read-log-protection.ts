import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ role: z.string(), changeable: z.array(z.string()) });

/** The role in which the app uses the database, and the tables of the log that it could change nevertheless. */
export type LogProtection = z.infer<typeof rowSchema>;

/**
 * What prevents the app's own role from changing entries and checkpoints: empty `changeable` where it may insert them
 * only. A role that owns a table, its schema or its database can take every other protection away.
 */
export async function readLogProtection(): Promise<LogProtection> {
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT current_user::text AS role, ARRAY(
          SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.oid IN ('audit_leaf'::regclass, 'audit_checkpoint'::regclass) AND (
            pg_has_role(c.relowner, 'MEMBER') OR pg_has_role(n.nspowner, 'MEMBER')
            OR has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') OR has_any_column_privilege(c.oid, 'UPDATE'))
          ORDER BY 1) AS changeable`,
  );
  return row!;
}
