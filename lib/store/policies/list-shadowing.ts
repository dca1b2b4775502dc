import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { allOf, queryRows, sql } from '../query';
import type { RollupFilter } from '../rollups/rollup-filter';

/** So many of the last denials are looked at, whatever the window. */
const MOST_DENIALS = 5_000;

const rowSchema = z.object({ policy: z.string(), by: z.string(), denials: z.number() });
export type Shadowing = z.infer<typeof rowSchema>;

/**
 * Policies of whose last denials in a window each belongs to a trace in which one other policy had denied before, with
 * the other and how many denials that were. A denial without a trace, or one that no other denial preceded, is enough
 * for a policy not to be listed. Looks at the last 5,000 denials at most.
 */
export function listShadowing(
  { from, to }: Window,
  { zone, service, environment, zones }: RollupFilter,
): Promise<Shadowing[]> {
  const conditions = [
    sql`e.kind = 'decision' AND e.outcome = 'deny' AND e.occurred_at >= ${from} AND e.occurred_at < ${to}`,
  ];
  if (zone !== undefined) conditions.push(sql`e.zone = ${zone}`);
  if (service !== undefined) conditions.push(sql`e.service = ${service}`);
  if (environment !== undefined) conditions.push(sql`e.environment = ${environment}`);
  if (zones) conditions.push(sql`e.zone = ANY(${zones})`);
  return queryRows(
    rowSchema,
    sql`WITH denial AS MATERIALIZED (
          SELECT e.policy, e.trace_id, e.occurred_at FROM event e
          WHERE ${allOf(conditions)} AND e.policy IS NOT NULL
          ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${MOST_DENIALS}
        ), looked_at AS (
          SELECT policy, count(*) AS denials FROM denial GROUP BY 1
        ), preceded AS (
          SELECT policy, by, count(*) AS denials FROM (
            SELECT DISTINCT d.policy, other.policy AS by, d.trace_id, d.occurred_at
            FROM denial d JOIN denial other ON other.trace_id = d.trace_id
            WHERE other.policy <> d.policy AND other.occurred_at < d.occurred_at
          ) AS pairs GROUP BY 1, 2
        )
        SELECT DISTINCT ON (policy) policy, by, denials::float8 AS denials
        FROM preceded JOIN looked_at USING (policy, denials) ORDER BY policy, by`,
  );
}
