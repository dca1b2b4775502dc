import { z } from 'zod';
import type { List } from '@/lib/domain/read-models/common';
import type { VerdictRow } from '@/lib/domain/read-models/review';
import { allOf, queryRows, sql, type Sql } from '../query';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';
import { VERDICT_COLUMNS, verdictRow } from './verdict-columns';

/** Which verdicts to list. `zones` confines the reader; null is every zone. */
export type VerdictFilter = {
  eventId?: string;
  policy?: string;
  reviewerId?: string;
  origin?: string;
  /** Undone ones too. */
  withUndone: boolean;
  zones: readonly string[] | null;
};

/** A page of verdicts, last given first; the cursor names the last row of the page before. */
export async function listVerdicts(
  filter: VerdictFilter,
  page: { limit: number; cursor?: string },
): Promise<List<VerdictRow>> {
  const conditions = conditionsOf(filter);
  const [rows, [count]] = await Promise.all([
    queryRows(
      verdictRow,
      sql`SELECT ${VERDICT_COLUMNS} FROM verdict v WHERE ${conditions} AND ${positionOf(page.cursor)}
          ORDER BY v.created_at DESC, v.id DESC LIMIT ${page.limit + 1}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM verdict v WHERE ${conditions}`,
    ),
  ]);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items,
    total: count!.total,
    nextCursor:
      rows.length > page.limit && last ? writeTimeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

function conditionsOf(filter: VerdictFilter): Sql {
  const conditions: Sql[] = [];
  if (filter.eventId !== undefined) conditions.push(sql`v.event_id = ${filter.eventId}::uuid`);
  if (filter.policy !== undefined) conditions.push(sql`v.policy = ${filter.policy}`);
  if (filter.reviewerId !== undefined) conditions.push(sql`v.reviewer_id = ${filter.reviewerId}`);
  if (filter.origin !== undefined) conditions.push(sql`v.origin = ${filter.origin}`);
  if (!filter.withUndone) conditions.push(sql`v.undone_at IS NULL`);
  if (filter.zones) conditions.push(sql`v.zone = ANY(${filter.zones})`);
  return allOf(conditions);
}

function positionOf(cursor: string | undefined): Sql {
  if (!cursor) return sql`TRUE`;
  const { at, id } = readTimeCursor(cursor);
  return sql`(v.created_at, v.id) < (${at}::timestamptz, ${id}::uuid)`;
}
