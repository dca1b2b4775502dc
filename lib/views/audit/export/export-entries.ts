import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditSelection } from '@/lib/domain/audit-filter';
import { exportedEntrySchema, type ExportedEntry } from '@/lib/domain/read-models/audit';
import type { Actor } from '@/lib/domain/roles';
import type { EntryConditions } from '@/lib/store/audit-log/entry-conditions';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { selectEntries } from '../select-entries';
import { writeEntryCsv, writeEntryCsvHead } from './write-entry-csv';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENTRIES_AT_ONCE = 500;
const FOUND_WITHIN_MS = 60_000;

/**
 * Every entry that matches, last happened first, as parts of a file: CSV, or a JSON object a line. Only some hundred
 * entries are in memory at a time. Needs audit:read; throws before the first part where the selection is not allowed.
 */
export function exportEntries(
  actor: Actor,
  selection: AuditSelection,
  format: ExportFormat,
  now: Date,
): AsyncGenerator<string> {
  requirePermission(actor, 'audit:read');
  return writeParts(selectEntries(actor, selection, now), format);
}

async function* writeParts(conditions: EntryConditions, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'csv') yield writeEntryCsvHead();
  let cursor: string | undefined;
  do {
    const page = await listEntries(conditions, {
      limit: ENTRIES_AT_ONCE,
      cursor,
      milliseconds: FOUND_WITHIN_MS,
    });
    const entries = page.items.map((entry): ExportedEntry => exportedEntrySchema.parse(entry));
    if (entries.length > 0)
      yield format === 'csv'
        ? writeEntryCsv(entries)
        : entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
