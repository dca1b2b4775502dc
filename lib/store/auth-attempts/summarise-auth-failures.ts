import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { fieldConditions, type EventConditions } from '../events/event-conditions';

const rowSchema = z.object({
  provider: z.string(),
  service: z.string(),
  topReason: z.string().nullable(),
  lastSeen: z.string(),
});
export type AuthFailureSummary = z.infer<typeof rowSchema>;

/** The commonest reason and the last time of auth failures, by provider and service. */
export function summariseAuthFailures(filter: EventConditions): Promise<AuthFailureSummary[]> {
  return queryRows(
    rowSchema,
    sql`SELECT coalesce(e.provider, '') AS provider, coalesce(e.service, '') AS service,
          mode() WITHIN GROUP (ORDER BY e.reason) AS "topReason",
          ${microsText('max(e.occurred_at)')} AS "lastSeen"
        FROM event e
        WHERE e.kind = 'auth' AND e.outcome = 'failure'
          AND e.occurred_at >= ${filter.window.from} AND e.occurred_at < ${filter.window.to} AND ${fieldConditions(filter)}
        GROUP BY 1, 2`,
  );
}
