import { z } from 'zod';
import { OUTCOMES } from '@/lib/domain/kinds';
import { alongIndex } from '../along-index';
import { withTimeLimit } from '../denials/with-time-limit';
import { queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';
import { selectionConditions, type ReplaySelectionRow } from './selection';

const rowSchema = z.object({
  id: z.string(),
  /** RFC 3339, UTC, digit for digit as the store has it. */
  occurredAt: z.string(),
  source: z.string(),
  adapter: z.string(),
  outcome: z.enum(OUTCOMES.decision),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  principal: z.string().nullable(),
  policy: z.string(),
  rule: z.string().nullable(),
  revision: z.string().nullable(),
  action: z.string().nullable(),
  resource: z.string().nullable(),
  targetService: z.string().nullable(),
  targetZone: z.string().nullable(),
  sampleRate: z.number(),
  payload: z.string(),
});

/** A stored decision with what a candidate may be asked with. */
export type DecisionToReplay = z.infer<typeof rowSchema>;

const COLUMNS = sql`e.id, ${microsText('e.occurred_at')} AS "occurredAt",
  e.source, e.adapter, e.outcome, e.zone, e.service, e.environment, e.principal, e.policy, e.rule, e.revision,
  e.action, e.resource, e.target_service AS "targetService", e.target_zone AS "targetZone",
  e.sample_rate AS "sampleRate", e.payload`;

/** Where a run is: the last decision that it has read. */
export type ReplayCursor = { at: string; id: string };

/** The share (0–1) of each stratum that is drawn; of a stratum that is not named, all. */
export type DrawnShare = { outcome: string; service: string; share: number };

/** A number below this for each decision, by its id alone: the same decisions are drawn every time. */
const LOT_RANGE = 2 ** 32;
const LOT = sql`('x' || left(md5('replay' || e.id::text), 8))::bit(32)::bigint`;

/** Those drawn by lot: a stratum's share of the range of lots, looked up by outcome and service. */
function isDrawn(shares: readonly DrawnShare[]): Sql {
  const bounds = Object.fromEntries(
    shares.map(({ outcome, service, share }) => [`${outcome} ${service}`, Math.round(share * LOT_RANGE)]),
  );
  return sql`${LOT} < coalesce((${JSON.stringify(bounds)}::jsonb ->> (e.outcome || ' ' || coalesce(e.service, '')))::bigint,
    ${LOT_RANGE}::bigint)`;
}

const DAY_MS = 86_400_000;

/**
 * The next decisions of a selection after a place, in the order of time and id. Day by day, as events are partitioned,
 * and along the index: so all steps of a run together read its window once, however few of the events it is about.
 */
export async function listDecisionsToReplay(
  selection: ReplaySelectionRow,
  after: ReplayCursor | null,
  shares: readonly DrawnShare[],
  limit: number,
): Promise<DecisionToReplay[]> {
  const { from, to } = selection.window;
  const found: DecisionToReplay[] = [];
  let since = new Date(Math.max(from.getTime(), after ? Math.floor(Date.parse(after.at)) : 0));
  while (since < to && found.length < limit) {
    const dayEnd = (Math.floor(since.getTime() / DAY_MS) + 1) * DAY_MS;
    const until = new Date(Math.min(to.getTime(), dayEnd));
    const day = { ...selection, window: { from: since, to: until } };
    const rows = await alongIndex((client) =>
      queryRows(
        rowSchema,
        sql`SELECT ${COLUMNS} FROM event e
            WHERE ${selectionConditions(day)}
              AND ${after ? sql`(e.occurred_at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql`TRUE`}
              AND ${shares.some(({ share }) => share < 1) ? isDrawn(shares) : sql`TRUE`}
            ORDER BY e.occurred_at, e.id LIMIT ${limit - found.length}`,
        client,
      ),
    );
    found.push(...rows);
    since = until;
  }
  return found;
}

/** Hours before the end of the window that are read one after the other: the newest are nearly always near. */
const REACHES_HOURS = [1, 6, 24, 96, Infinity];
const READ_MS = 3_000;
const HOUR_MS = 3_600_000;

/**
 * The newest decisions of a selection, newest first, read backwards as far as time allows: a policy that decides
 * seldom, or never did, must not cost a walk over all events.
 */
export async function listLastDecisions(
  selection: ReplaySelectionRow,
  limit: number,
): Promise<DecisionToReplay[]> {
  const { from, to } = selection.window;
  const found: DecisionToReplay[] = [];
  const deadline = Date.now() + READ_MS;
  let until = to;
  for (const hours of REACHES_HOURS) {
    const left = deadline - Date.now();
    if (found.length >= limit || until <= from || left <= 0) break;
    const since = new Date(Math.max(from.getTime(), to.getTime() - hours * HOUR_MS));
    const piece = { ...selection, window: { from: since, to: until } };
    const rows = await withTimeLimit(left, (client) =>
      queryRows(
        rowSchema,
        sql`SELECT ${COLUMNS} FROM event e WHERE ${selectionConditions(piece)}
            ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit - found.length}`,
        client,
      ),
    );
    if (!rows) break;
    found.push(...rows);
    until = since;
  }
  return found;
}

const stratumSchema = z.object({ outcome: z.string(), service: z.string(), population: z.number() });

/** How many decisions of each outcome and service a selection has; an empty service is none. */
export const countReplayStrata = (selection: ReplaySelectionRow): Promise<z.infer<typeof stratumSchema>[]> =>
  queryRows(
    stratumSchema,
    sql`SELECT e.outcome, coalesce(e.service, '') AS service, count(*)::float8 AS population FROM event e
        WHERE ${selectionConditions(selection)} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
