import { z } from 'zod';
import { replayFlipSchema, type ReplayFlip, type ReplayPrincipalRow } from '@/lib/domain/read-models/replay';
import type { ReplayFlipQuery } from '@/lib/domain/read-models/replay-api';
import { allOf, queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';

/** What the standing verdicts on a denial add up to, as `domain/settle-verdicts.ts` says. */
const VERDICT = sql`(
  SELECT CASE WHEN count(*) = 0 THEN NULL
    WHEN count(*) FILTER (WHERE v.judgement = 'true-block') > count(*) FILTER (WHERE v.judgement = 'false-positive')
      THEN 'true-block'
    WHEN count(*) FILTER (WHERE v.judgement = 'true-block') < count(*) FILTER (WHERE v.judgement = 'false-positive')
      THEN 'false-positive'
    ELSE 'open' END
  FROM verdict v WHERE v.event_id = f.event_id AND v.undone_at IS NULL)`;

const conditionsOf = (runId: string, filter: ReplayFlipQuery): Sql =>
  allOf([
    sql`f.run_id = ${runId}::uuid`,
    ...(filter.change === undefined ? [] : [sql`f.change = ${filter.change}`]),
    ...(filter.zone === undefined ? [] : [sql`f.zone = ${filter.zone}`]),
    ...(filter.service === undefined ? [] : [sql`f.service = ${filter.service}`]),
    ...(filter.principal === undefined ? [] : [sql`f.principal = ${filter.principal}`]),
    ...(filter.verdict === undefined ? [] : [sql`${VERDICT} = ${filter.verdict}`]),
  ]);

/** One page of a run's flipped decisions in the order of time. Throws `invalid-input` for a foreign cursor. */
export async function listReplayFlips(
  runId: string,
  filter: ReplayFlipQuery,
): Promise<{ items: ReplayFlip[]; total: number; nextCursor: string | null }> {
  const after = filter.cursor === undefined ? null : readTimeCursor(filter.cursor);
  const position = after
    ? sql`(f.occurred_at, f.event_id) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`TRUE`;
  const [rows, counted] = await Promise.all([
    queryRows(
      replayFlipSchema,
      sql`SELECT f.event_id AS "eventId",
            ${microsText('f.occurred_at')} AS "occurredAt",
            f.was AS "from", f.becomes AS "to", f.reason, f.zone, f.service, f.environment, f.principal, f.action,
            f.resource, ${VERDICT} AS verdict
          FROM replay_flip f WHERE ${conditionsOf(runId, filter)} AND ${position}
          ORDER BY f.occurred_at, f.event_id LIMIT ${filter.limit + 1}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM replay_flip f WHERE ${conditionsOf(runId, filter)}`,
    ),
  ]);
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return {
    items,
    total: counted[0]!.total,
    nextCursor:
      rows.length > filter.limit && last ? writeTimeCursor({ at: last.occurredAt, id: last.eventId }) : null,
  };
}

const principalSchema = z.object({
  name: z.string().nullable(),
  isRest: z.boolean(),
  allowToDeny: z.number(),
  denyToAllow: z.number(),
  errors: z.number(),
});

/** A run's flipped decisions and errors by principal, most first; beyond `most` the rest is summed up. */
export const countFlipsByPrincipal = (runId: string, most: number): Promise<ReplayPrincipalRow[]> =>
  queryRows(
    principalSchema,
    sql`WITH counted AS (
          SELECT f.principal, count(*) AS n, count(*) FILTER (WHERE f.change = 'allow-to-deny') AS denied,
            count(*) FILTER (WHERE f.change = 'deny-to-allow') AS allowed,
            count(*) FILTER (WHERE f.change = 'error') AS failed
          FROM replay_flip f WHERE f.run_id = ${runId}::uuid GROUP BY f.principal),
        ranked AS (SELECT c.*, row_number() OVER (ORDER BY n DESC, principal) AS place FROM counted c)
        SELECT CASE WHEN place <= ${most} THEN principal END AS name, place > ${most} AS "isRest",
          sum(denied)::float8 AS "allowToDeny", sum(allowed)::float8 AS "denyToAllow", sum(failed)::float8 AS errors
        FROM ranked GROUP BY 1, 2, CASE WHEN place <= ${most} THEN place END
        ORDER BY 2, min(place)`,
  );

const verdictSchema = z.object({ trueBlocks: z.number(), falsePositives: z.number() });

/** How many of the denials that a run's candidate would allow people judged, by what they said. */
export async function countAllowedVerdicts(runId: string): Promise<z.infer<typeof verdictSchema>> {
  const rows = await queryRows(
    verdictSchema,
    sql`SELECT count(*) FILTER (WHERE verdict = 'true-block')::float8 AS "trueBlocks",
          count(*) FILTER (WHERE verdict = 'false-positive')::float8 AS "falsePositives"
        FROM (SELECT ${VERDICT} AS verdict FROM replay_flip f
          WHERE f.run_id = ${runId}::uuid AND f.change = 'deny-to-allow') AS judged`,
  );
  return rows[0]!;
}
