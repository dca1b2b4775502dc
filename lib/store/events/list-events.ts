import type { EventRow } from '@/lib/domain/read-models/events';
import { queryRows, sql } from '../query';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';
import { eventConditions, type EventConditions } from './event-conditions';
import { EVENT_ROW_COLUMNS, eventRow } from './event-row';

export type EventOrder = 'desc' | 'asc';

/**
 * One page of events by time, and the cursor of the next (null at the end). A cursor names the last
 * row of its page, so rows that arrive meanwhile shift nothing. Throws `invalid-input` for a foreign one.
 */
export async function listEvents(
  filter: EventConditions,
  page: { limit: number; cursor?: string; order: EventOrder },
): Promise<{ items: EventRow[]; nextCursor: string | null }> {
  const after = page.cursor ? readTimeCursor(page.cursor) : null;
  const position = !after
    ? sql`TRUE`
    : page.order === 'desc'
      ? sql`(e.occurred_at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`(e.occurred_at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const order = page.order === 'desc' ? sql`e.occurred_at DESC, e.id DESC` : sql`e.occurred_at, e.id`;
  const rows = await queryRows(
    eventRow,
    sql`SELECT ${EVENT_ROW_COLUMNS} FROM event e
        WHERE ${eventConditions(filter)} AND ${position}
        ORDER BY ${order} LIMIT ${page.limit + 1}`,
  );
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      rows.length > page.limit && last ? writeTimeCursor({ at: last.occurredAt, id: last.id }) : null,
  };
}
