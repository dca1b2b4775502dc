import { z } from 'zod';
import { denialDetailSchema } from '@/lib/domain/read-models/events';
import { EVENT_ROW_COLUMNS } from '../events/event-row';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const rowSchema = denialDetailSchema.shape.event.extend({ adapter: z.string(), payload: z.string() });

/** A decision with its payload and the adapter that can read it again. */
export type StoredDecision = z.infer<typeof rowSchema>;

/** The decision with this id (a UUID) in the zones of the reader (null is every zone), or null. */
export async function findDecision(
  id: string,
  zones: readonly string[] | null,
): Promise<StoredDecision | null> {
  // The key knows the time, and with it the one partition to look into.
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${EVENT_ROW_COLUMNS}, e.native_id AS "nativeId", e.span_id AS "spanId", e.clock_skewed AS "clockSkewed",
          ${microsText('e.visible_at')} AS "visibleAt",
          ${microsText('e.sent_at')} AS "sentAt",
          e.adapter, e.payload
        FROM event_key k JOIN event e ON e.occurred_at = k.occurred_at AND e.id = k.id
        WHERE k.id = ${id}::uuid AND e.kind = 'decision'
          AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))`,
  );
  return rows[0] ?? null;
}
