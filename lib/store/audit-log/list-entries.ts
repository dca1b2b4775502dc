import { GatehouseError } from '@/lib/domain/errors';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { queryRows, sql } from '../query';
import { queryRowsWithin } from '../query-rows-within';
import { readEntryCursor, writeEntryCursor } from './entry-cursor';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** `milliseconds` is how long it may take; absent for as long as it takes. */
export type EntryPage = { limit: number; cursor?: string; order?: 'desc' | 'asc'; milliseconds?: number };

/**
 * One page of entries by the time at which they happened, last first unless said otherwise, and the cursor of the next
 * (null at the end). Entries that come meanwhile shift nothing. Throws `invalid-input` for a foreign cursor, and
 * `too-large` where the time was not enough.
 */
export async function listEntries(
  filter: EntryConditions,
  { limit, cursor, order = 'desc', milliseconds }: EntryPage,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readEntryCursor(cursor);
  const position = !after
    ? sql`TRUE`
    : order === 'desc'
      ? sql`(l.occurred_at, l.leaf_index) < (${after.occurredAt}::timestamptz, ${after.index}::bigint)`
      : sql`(l.occurred_at, l.leaf_index) > (${after.occurredAt}::timestamptz, ${after.index}::bigint)`;
  const sorted =
    order === 'desc' ? sql`l.occurred_at DESC, l.leaf_index DESC` : sql`l.occurred_at, l.leaf_index`;
  const statement = sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
    WHERE ${entryConditions(filter)} AND ${position} ORDER BY ${sorted} LIMIT ${limit + 1}`;
  const rows =
    milliseconds === undefined
      ? await queryRows(entryRow, statement)
      : await queryRowsWithin(milliseconds, entryRow, statement);
  if (!rows)
    throw new GatehouseError(
      'too-large',
      `Looking for it took longer than ${milliseconds! / 1_000} seconds.`,
      {
        remedy: 'Write longer words, or choose a shorter time, an actor or a target as well.',
      },
    );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeEntryCursor(last) : null };
}
