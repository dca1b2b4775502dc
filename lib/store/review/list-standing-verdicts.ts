import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { CAUSES, JUDGEMENTS, ORIGINS } from '@/lib/domain/verdict';
import { allOf, queryRows, sql } from '../query';

/** Which denials' verdicts to read. `zones` confines the reader; null is every zone. */
export type VerdictScope = {
  window: Window;
  zone?: string;
  service?: string;
  environment?: string;
  zones: readonly string[] | null;
};

const rowSchema = z.object({
  eventId: z.string(),
  occurredAt: z.date(),
  policy: z.string(),
  rule: z.string().nullable(),
  revision: z.string().nullable(),
  judgement: z.enum(JUDGEMENTS),
  cause: z.enum(CAUSES).nullable(),
  origin: z.enum(ORIGINS),
  reviewerId: z.string(),
});

/** A standing verdict with what the estimate needs of it; the policy is '' where none was reported. */
export type StandingVerdict = z.infer<typeof rowSchema>;

const conditionsOf = ({ window, zone, service, environment, zones }: VerdictScope) =>
  allOf([
    sql`v.undone_at IS NULL AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}`,
    ...(zone === undefined ? [] : [sql`v.zone = ${zone}`]),
    ...(service === undefined ? [] : [sql`v.service = ${service}`]),
    ...(environment === undefined ? [] : [sql`v.environment = ${environment}`]),
    ...(zones ? [sql`v.zone = ANY(${zones})`] : []),
  ]);

/** The standing verdicts that people gave one by one, oldest first; those of bulks are counted below. */
export const listStandingVerdicts = (scope: VerdictScope): Promise<StandingVerdict[]> =>
  queryRows(
    rowSchema,
    sql`SELECT v.event_id AS "eventId", v.occurred_at AS "occurredAt", v.policy, v.rule, v.revision, v.judgement,
          v.cause, v.origin, v.reviewer_id AS "reviewerId"
        FROM verdict v WHERE ${conditionsOf(scope)} AND v.origin <> 'bulk'
        ORDER BY v.created_at, v.id`,
  );

const bulkSchema = rowSchema
  .pick({ policy: true, rule: true, revision: true, judgement: true, cause: true })
  .extend({ denials: z.number(), latestEventId: z.string() });

/** Standing verdicts of bulks, counted: they can be many. */
export type BulkCount = z.infer<typeof bulkSchema>;

/** Counts the standing verdicts of bulks by policy, rule, revision and what they say. */
export const countBulkVerdicts = (scope: VerdictScope): Promise<BulkCount[]> =>
  queryRows(
    bulkSchema,
    sql`SELECT v.policy, v.rule, v.revision, v.judgement, v.cause, count(*)::float8 AS denials,
          (array_agg(v.event_id ORDER BY v.occurred_at DESC))[1] AS "latestEventId"
        FROM verdict v WHERE ${conditionsOf(scope)} AND v.origin = 'bulk'
        GROUP BY 1, 2, 3, 4, 5`,
  );
