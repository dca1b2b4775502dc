import { z } from 'zod';
import { queryRows, sql } from '../query';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';
import { alertConditions, type AlertConditions } from './alert-conditions';
import { ALERT_COLUMNS, storedAlertSchema, type StoredAlert } from './alert-row';

const SEVERITY = sql`CASE WHEN a.severity = 'page' THEN 0 ELSE 1 END`;

/**
 * What is open before what has ended, and pages before tickets; of these what fires, then what somebody has, then what
 * nobody can tell or is hidden: a ticket that fires is not buried under sources without data.
 */
const RANK = sql`(CASE WHEN a.state = 'resolved' THEN 8 + ${SEVERITY} ELSE 4 * ${SEVERITY} + CASE a.state
  WHEN 'firing' THEN 0 WHEN 'flapping' THEN 1 WHEN 'acknowledged' THEN 1 WHEN 'no-data' THEN 2 ELSE 3 END END)`;

/**
 * One page of alerts, the gravest first, of these the newest, and the cursor of the next (null at the end). Throws
 * `invalid-input` for a foreign cursor.
 */
export async function listAlerts(
  conditions: AlertConditions,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<{ items: StoredAlert[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await queryRows(
    storedAlertSchema.extend({ rank: z.number() }),
    sql`SELECT ${ALERT_COLUMNS}, ${RANK} AS rank FROM alert a
        WHERE ${alertConditions(conditions)}
          AND ${
            after
              ? sql`(${RANK} > ${after.rank} OR (${RANK} = ${after.rank}
                  AND (a.pending_since, a.id) < (${after.since}::timestamptz, ${after.id}::uuid)))`
              : sql`TRUE`
          }
        ORDER BY ${RANK}, a.pending_since DESC, a.id DESC LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit).map((row) => storedAlertSchema.parse(row));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items,
    nextCursor: last ? `${last.rank}~${writeTimeCursor({ at: last.pendingSince, id: last.id })}` : null,
  };
}

/** How many there are. */
export async function countAlerts(conditions: AlertConditions): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number() }),
    sql`SELECT count(*)::int AS count FROM alert a WHERE ${alertConditions(conditions)}`,
  );
  return row!.count;
}

function readCursor(cursor: string): { rank: number; since: string; id: string } {
  // A foreign cursor has no place, which is refused.
  const [, rank, place = ''] = /^(\d)~(.+)$/.exec(cursor) ?? [];
  const { at, id } = readTimeCursor(place);
  return { rank: Number(rank), since: at, id };
}
