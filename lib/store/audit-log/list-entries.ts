import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { queryRows, sql } from '../query';
import { readEntryCursor, writeEntryCursor } from './entry-cursor';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { entryConditions, type EntryConditions } from './entry-conditions';

export type EntryPage = { limit: number; cursor?: string; order?: 'desc' | 'asc' };

/**
 * One page of entries by the time at which they happened, last first unless said otherwise, and the cursor of the next
 * (null at the end). Entries that come meanwhile shift nothing. Throws `invalid-input` for a foreign cursor.
 */
export async function listEntries(
  filter: EntryConditions,
  { limit, cursor, order = 'desc' }: EntryPage,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : readEntryCursor(cursor);
  const position = !after
    ? sql`TRUE`
    : order === 'desc'
      ? sql`(l.occurred_at, l.leaf_index) < (${after.occurredAt}::timestamptz, ${after.index}::bigint)`
      : sql`(l.occurred_at, l.leaf_index) > (${after.occurredAt}::timestamptz, ${after.index}::bigint)`;
  const sorted =
    order === 'desc' ? sql`l.occurred_at DESC, l.leaf_index DESC` : sql`l.occurred_at, l.leaf_index`;
  const rows = await queryRows(
    entryRow,
    sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
        WHERE ${entryConditions(filter)} AND ${position} ORDER BY ${sorted} LIMIT ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeEntryCursor(last) : null };
}
