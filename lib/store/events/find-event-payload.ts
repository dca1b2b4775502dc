import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = z.object({
  id: z.string(),
  source: z.string(),
  adapter: z.string(),
  receivedAt: z.string(),
  payload: z.string(),
});

/** The original of an event (a UUID), of any kind, in the zones of the reader (null is every zone), or null. */
export async function findEventPayload(
  id: string,
  zones: readonly string[] | null,
): Promise<z.infer<typeof rowSchema> | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT e.id, e.source, e.adapter, e.payload,
          ${microsText('e.received_at')} AS "receivedAt"
        FROM event_key k JOIN event e ON e.occurred_at = k.occurred_at AND e.id = k.id
        WHERE k.id = ${id}::uuid AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))`,
  );
  return rows[0] ?? null;
}
