import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { queryRows, sql } from '../query';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** What happened just before an entry (last first) and just after it (first first), each up to `count` entries. */
export async function listEntriesAround(
  { occurredAt, index }: Pick<AuditEntry, 'occurredAt' | 'index'>,
  filter: EntryConditions,
  count: number,
): Promise<{ before: AuditEntry[]; after: AuditEntry[] }> {
  const place = sql`(${occurredAt}::timestamptz, ${index}::bigint)`;
  const [before, after] = await Promise.all([
    queryRows(
      entryRow,
      sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
          WHERE ${entryConditions(filter)} AND (l.occurred_at, l.leaf_index) < ${place}
          ORDER BY l.occurred_at DESC, l.leaf_index DESC LIMIT ${count}`,
    ),
    queryRows(
      entryRow,
      sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
          WHERE ${entryConditions(filter)} AND (l.occurred_at, l.leaf_index) > ${place}
          ORDER BY l.occurred_at, l.leaf_index LIMIT ${count}`,
    ),
  ]);
  return { before, after };
}
