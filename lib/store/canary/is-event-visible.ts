import { z } from 'zod';
import { queryRows, sql } from '../query';

/** Whether a query sees the event of an id that happened at a time. */
export async function isEventVisible(id: string, occurredAt: Date): Promise<boolean> {
  const rows = await queryRows(
    z.object({ id: z.string() }),
    sql`SELECT id::text AS id FROM event WHERE occurred_at = ${occurredAt} AND id = ${id}::uuid`,
  );
  return rows.length > 0;
}
