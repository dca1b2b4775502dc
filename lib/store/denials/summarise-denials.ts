import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { eventConditions, type EventConditions } from '../events/event-conditions';

const rowSchema = z.object({
  service: z.string(),
  policy: z.string(),
  zone: z.string(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  latestEventId: z.string(),
});

/** When each group of denials (service, policy, zone) was first and last seen, and its latest event. */
export type DenialSummary = z.infer<typeof rowSchema>;

/** Summarises the denials of a window by service, policy and zone, from the index of denials. */
export function summariseDenials(
  filter: Omit<EventConditions, 'kind' | 'outcome'>,
): Promise<DenialSummary[]> {
  return queryRows(
    rowSchema,
    sql`SELECT coalesce(e.service, '') AS service, e.policy, e.zone,
          ${microsText('min(e.occurred_at)')} AS "firstSeen",
          ${microsText('max(e.occurred_at)')} AS "lastSeen",
          (array_agg(e.id ORDER BY e.occurred_at DESC))[1] AS "latestEventId"
        FROM event e
        WHERE ${eventConditions({ ...filter, kind: 'decision', outcome: 'deny' })} AND e.policy IS NOT NULL
        GROUP BY 1, 2, 3`,
  );
}
