import { z } from 'zod';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { Window } from '@/lib/domain/time-range';
import { EVENT_ROW_COLUMNS, eventRow } from '../events/event-row';
import { queryRows, sql } from '../query';
import { openInSample } from './sample-conditions';

/**
 * The next open denials of the sample of some policies ('' is none reported), at most `each` of one
 * policy, in the order of the sample: across rounds the keys are one random order over the window.
 */
export const listNextInSample = (
  policies: readonly string[],
  each: number,
  window: Window,
  zones: readonly string[] | null,
): Promise<EventRow[]> =>
  queryRows(
    eventRow,
    sql`SELECT ${EVENT_ROW_COLUMNS} FROM unnest(${policies}::text[]) AS wanted(policy)
        CROSS JOIN LATERAL (
          SELECT s.event_id, s.occurred_at, s.sort_key FROM review_sample s
          WHERE s.policy = wanted.policy AND ${openInSample(window, zones)}
          ORDER BY s.sort_key LIMIT ${each}
        ) AS next
        JOIN event e ON e.occurred_at = next.occurred_at AND e.id = next.event_id
        ORDER BY e.policy, next.sort_key`,
  );

const countSchema = z.object({ policy: z.string(), open: z.number() });

/** How many denials of the sample are open, by policy ('' is none reported). */
export async function countOpenInSample(
  window: Window,
  zones: readonly string[] | null,
): Promise<Map<string, number>> {
  const rows = await queryRows(
    countSchema,
    sql`SELECT s.policy, count(*)::float8 AS open FROM review_sample s
        WHERE ${openInSample(window, zones)} GROUP BY 1`,
  );
  return new Map(rows.map(({ policy, open }) => [policy, open]));
}
