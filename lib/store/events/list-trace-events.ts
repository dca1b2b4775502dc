import { z } from 'zod';
import { queryRows, sql } from '../query';
import { throughIndex } from '../through-index';
import { EVENT_ROW_COLUMNS, eventRow } from './event-row';

const rowSchema = eventRow.extend({ spanId: z.string().nullable(), total: z.number() });
export type StoredTraceEvent = Omit<z.infer<typeof rowSchema>, 'total'>;

/**
 * The events of a trace (32 lower-case digits) in the zones of the reader (null is every zone), denials before
 * others, then by time; at most `most`, and how many there are.
 */
export async function listTraceEvents(
  traceId: string,
  zones: readonly string[] | null,
  most: number,
): Promise<{ events: StoredTraceEvent[]; total: number }> {
  const rows = await throughIndex((client) =>
    queryRows(
      rowSchema,
      sql`SELECT ${EVENT_ROW_COLUMNS}, e.span_id AS "spanId", (count(*) OVER ())::int AS total
        FROM event e WHERE e.trace_id = ${traceId} AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))
        ORDER BY (e.kind = 'decision' AND e.outcome = 'deny') DESC, e.occurred_at, e.id LIMIT ${most}`,
      client,
    ),
  );
  return { events: rows.map(({ total: _total, ...event }) => event), total: rows[0]?.total ?? 0 };
}
