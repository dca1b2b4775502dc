import { z } from 'zod';
import { queryRows, sql } from '../../query';

/** The sequence number of the oldest entries that wait for their places; null where none wait. */
export async function readOldestPending(): Promise<string | null> {
  const rows = await queryRows(
    z.object({ seq: z.string().nullable() }),
    sql`SELECT min(seq)::text AS seq FROM audit_pending`,
  );
  return rows[0]?.seq ?? null;
}
