import { z } from 'zod';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { Window } from '@/lib/domain/time-range';
import { EVENT_ROW_COLUMNS, eventRow } from '../events/event-row';
import { queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';
import { withTimeLimit } from './with-time-limit';

const COUNT_WITHIN_MS = 2_000;

const summarySchema = z.object({
  count: z.number(),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
});

/** Which denials are like another one. A null service is one that was not reported; a null rule is any. */
export type SimilarTo = {
  exceptId: string;
  service: string | null;
  policy: string | null;
  rule: string | null;
  zones: readonly string[] | null;
};

/** The newest of the other denials like this one in a window. */
export const listSimilarDenials = (to: SimilarTo, window: Window, limit: number): Promise<EventRow[]> =>
  queryRows(
    eventRow,
    sql`SELECT ${EVENT_ROW_COLUMNS} FROM event e WHERE ${conditionsOf(to, window)}
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit}`,
  );

/** How many there are and when the first and last was seen; null when counting takes too long. */
export async function summariseSimilarDenials(
  to: SimilarTo,
  window: Window,
): Promise<z.infer<typeof summarySchema> | null> {
  return withTimeLimit(COUNT_WITHIN_MS, async (client) => {
    const [row] = await queryRows(
      summarySchema,
      sql`SELECT count(*)::float8 AS count,
            ${microsText('min(e.occurred_at)')} AS "firstSeen",
            ${microsText('max(e.occurred_at)')} AS "lastSeen"
          FROM event e WHERE ${conditionsOf(to, window)}`,
      client,
    );
    return row!;
  });
}

/** Written so that the planner matches the partial index of denials. */
const conditionsOf = ({ exceptId, service, policy, rule, zones }: SimilarTo, window: Window): Sql => sql`
  e.kind = 'decision' AND e.outcome = 'deny'
  AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to}
  AND e.service IS NOT DISTINCT FROM ${service} AND e.policy IS NOT DISTINCT FROM ${policy}
  AND (${rule}::text IS NULL OR e.rule = ${rule}) AND e.id <> ${exceptId}::uuid
  AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))`;
