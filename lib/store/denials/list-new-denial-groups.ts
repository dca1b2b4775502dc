import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { withTimeLimit } from './with-time-limit';

const WITHIN_MS = 2_000;

const rowSchema = z.object({
  service: z.string().nullable(),
  policy: z.string(),
  rule: z.string().nullable(),
  action: z.string().nullable(),
  principalKind: z.enum(['workload', 'person', 'other']).nullable(),
  denials: z.number(),
  firstSeen: z.string(),
  latestEventId: z.string(),
  total: z.number().int(),
});
export type StoredDenialGroup = z.infer<typeof rowSchema>;

/** Whose denials. `revision` is null where decisions do not name it; `zones` confines the reader. */
export type NewGroupsOf = {
  policies: readonly string[];
  environments: readonly string[] | null;
  revision: string | null;
  zones: readonly string[] | null;
};

/**
 * The groups of denials (service, policy, rule, action, kind of principal) of a window that had none since
 * `knownFrom`, most first, at most `limit`; each names how many there are in all. Read from the index of denials;
 * null when that takes too long.
 */
export function listNewDenialGroups(
  { policies, environments, revision, zones }: NewGroupsOf,
  window: Window,
  knownFrom: Date,
  limit: number,
): Promise<StoredDenialGroup[] | null> {
  const kind = sql`CASE WHEN e.principal IS NULL THEN NULL WHEN e.principal LIKE 'spiffe://%' THEN 'workload'
    WHEN e.principal LIKE '%@%' THEN 'person' ELSE 'other' END`;
  const denied = sql`e.kind = 'decision' AND e.outcome = 'deny' AND e.policy = ANY(${policies})
    AND (${environments}::text[] IS NULL OR e.environment = ANY(${environments}))
    AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))`;
  return withTimeLimit(WITHIN_MS, (client) =>
    queryRows(
      rowSchema,
      sql`WITH fresh AS (
            SELECT e.service, e.policy, e.rule, e.action, ${kind} AS kind, sum(1 / e.sample_rate) AS denials,
              min(e.occurred_at) AS first_seen, (array_agg(e.id ORDER BY e.occurred_at DESC))[1] AS latest
            FROM event e
            WHERE ${denied} AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to}
              AND (${revision}::text IS NULL OR e.revision IS NULL OR e.revision = ${revision})
            GROUP BY 1, 2, 3, 4, 5
          ), known AS MATERIALIZED (
            SELECT DISTINCT e.service, e.policy, e.rule, e.action, ${kind} AS kind FROM event e
            WHERE ${denied} AND e.occurred_at >= ${knownFrom} AND e.occurred_at < ${window.from}
              AND (${revision}::text IS NULL OR e.revision IS DISTINCT FROM ${revision})
          )
          SELECT service, policy, rule, action, kind AS "principalKind", denials,
            ${microsText('first_seen')} AS "firstSeen",
            latest AS "latestEventId", (count(*) OVER ())::int AS total
          FROM fresh f
          WHERE NOT EXISTS (
            SELECT FROM known k WHERE (k.service, k.policy, k.rule, k.action, k.kind)
              IS NOT DISTINCT FROM (f.service, f.policy, f.rule, f.action, f.kind))
          ORDER BY denials DESC, first_seen LIMIT ${limit}`,
      client,
    ),
  );
}
