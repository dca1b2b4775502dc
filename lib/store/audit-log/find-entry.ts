import type { AuditEntry } from '@/lib/domain/read-models/audit';
import { queryRows, sql } from '../query';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { entryConditions, type EntryConditions } from './entry-conditions';

/** The entry of an id, null where the log has none, or none that the filter lets be seen. */
export async function findEntry(id: string, filter: EntryConditions = {}): Promise<AuditEntry | null> {
  const [row] = await queryRows(
    entryRow,
    sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
        WHERE l.id = ${id}::uuid AND ${entryConditions(filter)}`,
  );
  return row ?? null;
}
