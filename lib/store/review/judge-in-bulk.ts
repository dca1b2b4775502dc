import { z } from 'zod';
import type { Actor } from '@/lib/domain/roles';
import type { Cause, Judgement } from '@/lib/domain/verdict';
import { eventConditions, type EventConditions } from '../events/event-conditions';
import { queryRows, sql, type Sql } from '../query';
import type { Transaction } from '../transaction';

/** Denials that match; a program's `zones` confine it. */
export type BulkConditions = Omit<EventConditions, 'kind' | 'outcome'>;

const denials = (filter: BulkConditions): Sql =>
  sql`FROM event e WHERE ${eventConditions({ ...filter, kind: 'decision', outcome: 'deny' })}`;

/** A reviewer judged it, or this person answered for it. What was only reported is not judged. */
const isJudged = (reviewerId: string): Sql => sql`
  EXISTS (SELECT 1 FROM verdict v WHERE v.event_id = e.id AND v.undone_at IS NULL
          AND (v.origin <> 'on-call' OR v.reviewer_id = ${reviewerId}))`;

const countSchema = z.object({ matching: z.number(), alreadyJudged: z.number() });

/** How many denials match, and how many of them somebody judged already. Counts at most `limit` + 1. */
export async function countForBulk(
  filter: BulkConditions,
  reviewerId: string,
  limit: number,
): Promise<z.infer<typeof countSchema>> {
  const [row] = await queryRows(
    countSchema,
    sql`SELECT count(*)::float8 AS matching, count(*) FILTER (WHERE judged)::float8 AS "alreadyJudged"
        FROM (SELECT ${isJudged(reviewerId)} AS judged ${denials(filter)} LIMIT ${limit + 1}) AS found`,
  );
  return row!;
}

export type BulkVerdict = {
  bulkId: string;
  judgement: Judgement;
  cause: Cause | null;
  note: string | null;
  reviewer: Pick<Actor, 'type' | 'id' | 'name'>;
  createdAt: Date;
};

/** Gives one verdict on every denial that matches and that nobody judged; returns how many. */
export async function insertBulkVerdicts(
  tx: Transaction,
  filter: BulkConditions,
  { bulkId, reviewer, ...verdict }: BulkVerdict,
): Promise<number> {
  // The text is the code's own, the values are bound. The id of each follows from the bulk and the denial: md5 is a short name here, not a secret.
  const statement = sql`
    INSERT INTO verdict (id, event_id, occurred_at, zone, service, environment, policy, rule, revision,
      judgement, cause, note, origin, bulk_id, reviewer_type, reviewer_id, reviewer_name, created_at)
    SELECT md5(${bulkId}::text || e.id::text)::uuid, e.id, e.occurred_at, e.zone, e.service, e.environment,
      coalesce(e.policy, ''), e.rule, e.revision, ${verdict.judgement}::text, ${verdict.cause}::text,
      ${verdict.note}::text, 'bulk', ${bulkId}::uuid, ${reviewer.type}::text, ${reviewer.id}::text,
      ${reviewer.name}::text, ${verdict.createdAt}::timestamptz
    ${denials(filter)} AND NOT ${isJudged(reviewer.id)}
    ON CONFLICT DO NOTHING`;
  return tx.$executeRawUnsafe(statement.text, ...statement.values);
}
