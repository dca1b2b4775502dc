import { z } from 'zod';
import {
  quarantineDetailSchema,
  quarantineRowSchema,
  type QuarantineRow,
} from '@/lib/domain/read-models/settings';
import { allOf, queryRows, sql, type Sql } from '../query';
import { microsText } from '../time-text';
import { readTimeCursor, writeTimeCursor } from '../time-cursor';

const COLUMNS = sql`
  q.id, q.source, q.code, q.path, q.message, q.times,
  ${microsText('q.first_received_at')} AS "firstReceivedAt",
  ${microsText('q.last_received_at')} AS "lastReceivedAt",
  CASE WHEN q.replayed_at IS NULL THEN 'open' ELSE 'replayed' END AS state,
  ${microsText('q.replayed_at')} AS "replayedAt"`;

export type QuarantineFilter = {
  source?: string;
  adapter?: string;
  code?: string;
  state?: 'open' | 'replayed';
};

function conditionsOf(filter: QuarantineFilter): Sql {
  const conditions: Sql[] = [];
  if (filter.source !== undefined) conditions.push(sql`q.source = ${filter.source}`);
  if (filter.adapter !== undefined) conditions.push(sql`q.adapter = ${filter.adapter}`);
  if (filter.code !== undefined) conditions.push(sql`q.code = ${filter.code}`);
  if (filter.state === 'open') conditions.push(sql`q.replayed_at IS NULL`);
  if (filter.state === 'replayed') conditions.push(sql`q.replayed_at IS NOT NULL`);
  return allOf(conditions);
}

/** One page of what is in quarantine, last received first, with the exact total. */
export async function listQuarantined(
  filter: QuarantineFilter,
  page: { limit: number; cursor?: string },
): Promise<{ items: QuarantineRow[]; total: number; nextCursor: string | null }> {
  const after = page.cursor ? readTimeCursor(page.cursor) : null;
  const position = after
    ? sql`(q.last_received_at, q.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`TRUE`;
  const [rows, [count]] = await Promise.all([
    queryRows(
      quarantineRowSchema,
      sql`SELECT ${COLUMNS} FROM quarantine q WHERE ${conditionsOf(filter)} AND ${position}
          ORDER BY q.last_received_at DESC, q.id DESC LIMIT ${page.limit + 1}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM quarantine q WHERE ${conditionsOf(filter)}`,
    ),
  ]);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const hasMore = rows.length > page.limit && last !== undefined;
  return {
    items,
    total: count!.total,
    nextCursor: hasMore ? writeTimeCursor({ at: last.lastReceivedAt, id: last.id }) : null,
  };
}

const storedSchema = quarantineDetailSchema.extend({ adapter: z.string() });
export type QuarantinedEvent = z.infer<typeof storedSchema>;

/** Quarantined events by id, with their payloads; those that are gone are missing. */
export const findQuarantined = (ids: readonly string[]): Promise<QuarantinedEvent[]> =>
  queryRows(
    storedSchema,
    sql`SELECT ${COLUMNS}, q.payload, q.adapter FROM quarantine q WHERE q.id = ANY(${ids}::uuid[])`,
  );

/** The ids of the open events that match, oldest first, at most `limit`. */
export async function listOpenIds(filter: QuarantineFilter, limit: number): Promise<string[]> {
  const rows = await queryRows(
    z.object({ id: z.string() }),
    sql`SELECT q.id FROM quarantine q WHERE ${conditionsOf({ ...filter, state: 'open' })}
        ORDER BY q.first_received_at, q.id LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}
