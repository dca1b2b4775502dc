import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { JUDGEMENTS } from '@/lib/domain/verdict';
import { withTimeLimit } from '../denials/with-time-limit';
import { allOf, queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';

/** Which decisions and flows to read. A service is on either side of them; `zones` confines the reader. */
export type ObservedScope = {
  service?: string;
  policy?: string;
  environment?: string;
  zones: readonly string[] | null;
};

const rowSchema = z.object({
  id: z.string(),
  occurredAt: z.string(),
  receivedAt: z.date(),
  kind: z.enum(['decision', 'flow']),
  outcome: z.string(),
  source: z.string(),
  adapter: z.string(),
  nativeId: z.string(),
  principal: z.string().nullable(),
  action: z.string().nullable(),
  resource: z.string().nullable(),
  policy: z.string().nullable(),
  rule: z.string().nullable(),
  service: z.string().nullable(),
  zone: z.string(),
  targetService: z.string().nullable(),
  targetZone: z.string().nullable(),
  sampleRate: z.number(),
  payload: z.string(),
  /** Of the standing verdicts on it. */
  judgements: z.array(z.enum(JUDGEMENTS)),
});
export type ObservedEvent = z.infer<typeof rowSchema>;

const COLUMNS = sql`
  e.id, e.kind, e.outcome, e.source, e.adapter, e.native_id AS "nativeId", e.received_at AS "receivedAt",
  ${microsText('e.occurred_at')} AS "occurredAt",
  e.principal, e.action, e.resource, e.policy, e.rule, e.service, e.zone, e.target_service AS "targetService",
  e.target_zone AS "targetZone", e.sample_rate AS "sampleRate", e.payload,
  coalesce((SELECT array_agg(v.judgement) FROM verdict v WHERE v.event_id = e.id AND v.undone_at IS NULL), '{}')
    AS judgements`;

const conditionsOf = ({ service, policy, environment, zones }: ObservedScope): Sql =>
  allOf([
    sql`e.kind IN ('decision', 'flow') AND e.outcome IN ('allow', 'deny', 'would-deny', 'allowed', 'denied')`,
    ...(service === undefined
      ? []
      : // Cedar names the service that is called as its resource.
        [
          sql`(e.service = ${service} OR e.target_service = ${service} OR e.resource = ${`Service::${JSON.stringify(service)}`})`,
        ]),
    ...(policy === undefined ? [] : [sql`e.policy = ${policy}`]),
    ...(environment === undefined ? [] : [sql`e.environment = ${environment}`]),
    ...(zones ? [sql`e.zone = ANY(${zones})`] : []),
  ]);

/** Hours before the end of the window that are read one after the other, so that newest events come fast. */
const REACHES_HOURS = [1, 6, 24, 96, Infinity];
const READ_MS = 3_000;
const COUNT_MS = 1_500;
const HOUR = 3_600_000;

/**
 * The newest decisions and flows of a window, at most `limit`, read backwards as far as time allows. `backTo` is
 * how far; `isWhole` where that is all of the window.
 */
export async function listObservedEvents(
  scope: ObservedScope,
  window: Window,
  limit: number,
): Promise<{ events: ObservedEvent[]; backTo: Date; isWhole: boolean }> {
  const events: ObservedEvent[] = [];
  let backTo = window.to;
  const deadline = Date.now() + READ_MS;
  for (const hours of REACHES_HOURS) {
    const left = deadline - Date.now();
    if (backTo <= window.from || left <= 0) break;
    const from = new Date(Math.max(window.from.getTime(), window.to.getTime() - hours * HOUR));
    const until = backTo;
    const rows = await withTimeLimit(left, (client) =>
      queryRows(
        rowSchema,
        sql`SELECT ${COLUMNS} FROM event e
            WHERE e.occurred_at >= ${from} AND e.occurred_at < ${until} AND ${conditionsOf(scope)}
            ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit - events.length + 1}`,
        client,
      ),
    );
    if (!rows) break;
    const room = limit - events.length;
    events.push(...rows.slice(0, room));
    if (rows.length > room) return { events, backTo: new Date(events.at(-1)!.occurredAt), isWhole: false };
    backTo = from;
  }
  return { events, backTo, isWhole: backTo <= window.from };
}

/** How many there are in all; null when counting takes too long. */
export const countObservedEvents = (scope: ObservedScope, window: Window): Promise<number | null> =>
  withTimeLimit(COUNT_MS, async (client) => {
    const [row] = await queryRows(
      z.object({ events: z.number() }),
      sql`SELECT count(*)::float8 AS events FROM event e
          WHERE e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to} AND ${conditionsOf(scope)}`,
      client,
    );
    return row!.events;
  });

/** The denials of a window that people judged, newest first: found by their verdicts, however old they are. */
export const listJudgedDenials = (
  scope: ObservedScope,
  window: Window,
  limit: number,
): Promise<ObservedEvent[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM event e
        JOIN (SELECT DISTINCT v.event_id, v.occurred_at FROM verdict v
              WHERE v.undone_at IS NULL AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}) judged
          ON judged.occurred_at = e.occurred_at AND judged.event_id = e.id
        WHERE ${conditionsOf(scope)}
        ORDER BY e.occurred_at DESC, e.id DESC LIMIT ${limit}`,
  );
