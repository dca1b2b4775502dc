import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { queryRows, sql } from '../query';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** The last entries that tell what changed. */
export const listChangedEntries = (filter: EntryConditions, limit: number): Promise<AuditEntry[]> =>
  queryRows(
    entryRow,
    sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
        WHERE ${entryConditions(filter)} AND s.fields -> 'changes' IS NOT NULL
        ORDER BY l.occurred_at DESC, l.leaf_index DESC LIMIT ${limit}`,
  );
