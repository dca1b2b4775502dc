import Papa from 'papaparse';
import type { z } from 'zod';
import { serviceEntrySchema, type ServiceEntry } from './import-entries';
import { fileError, type FileIssue } from './file-error';
import { findDuplicates } from './find-duplicates';
import { placeKey, type ParsedInventory } from './parsed-inventory';

const COLUMNS = ['name', 'zone', 'owner', 'environments', 'description'] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

/** Services from CSV with a header row; rows are counted as a spreadsheet does, the header is row 1. */
export function parseServicesCsv(text: string): ParsedInventory {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const parsed = Papa.parse<Row>(text, {
    header: true,
    // From the header alone: values of `environments` contain semicolons themselves.
    delimiter: [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',',
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: (value) => value.trim(),
  });
  const issues = [...checkHeader(parsed.meta.fields ?? []), ...syntaxIssues(parsed.errors)];
  if (issues.length > 0) throw fileError(issues);
  const services = parsed.data.flatMap((row, index) => readRow(row, index + 2, issues) ?? []);
  const rows = new Map(services.map(({ entry, row }) => [entry, row]));
  for (const [entry, first] of findDuplicates(
    services.map(({ entry }) => entry),
    'name',
  ))
    issues.push({
      path: `row ${rows.get(entry)}, column name`,
      message: `the service ${entry.name} is in row ${rows.get(first)} already`,
    });
  if (issues.length > 0) throw fileError(issues);
  return {
    entries: { zones: [], environments: [], services: services.map(({ entry }) => entry) },
    places: new Map(services.map(({ entry, row }) => [placeKey('service', entry.name), `row ${row}`])),
    formats: new Set(['inventory-csv']),
    notes: [],
  };
}

function checkHeader(fields: string[]): FileIssue[] {
  const unknown = fields.filter((field) => !COLUMNS.includes(field as Column));
  const issues = unknown.map((field) => ({
    path: `row 1, column ${field || '(empty)'}`,
    message: `is none of ${COLUMNS.join(', ')}`,
  }));
  if (!fields.includes('name')) issues.push({ path: 'row 1', message: 'has no column name' });
  return issues;
}

const syntaxIssues = (errors: Papa.ParseError[]): FileIssue[] =>
  errors
    .filter((error) => error.code === 'TooManyFields' || error.type === 'Quotes')
    .map((error) => ({
      path: `row ${(error.row ?? 0) + 2}`,
      message:
        error.type === 'Quotes'
          ? 'a quotation mark is not closed'
          : 'has more values than the header has columns',
    }));

function readRow(row: Row, number: number, issues: FileIssue[]): { entry: ServiceEntry; row: number } | null {
  if (Object.values(row).every((value) => !value)) return null;
  const parsed = serviceEntrySchema.safeParse(toEntry(row));
  if (parsed.success) return { entry: parsed.data, row: number };
  for (const issue of parsed.error.issues)
    issues.push({ path: `row ${number}, column ${String(issue.path[0])}`, message: describe(issue, row) });
  return null;
}

/** Only the columns that the file has: what it does not speak of stays as it is. */
function toEntry(row: Row): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  for (const column of COLUMNS) {
    const value = row[column];
    if (value === undefined) continue;
    if (column === 'environments') entry[column] = splitList(value);
    else entry[column] = column === 'name' ? value : value || null;
  }
  return entry;
}

const splitList = (value: string): string[] =>
  value
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

function describe(issue: z.core.$ZodIssue, row: Row): string {
  const column = issue.path[0] as Column;
  if (column === 'name' && !row.name) return 'is empty';
  return `"${row[column] ?? ''}": ${issue.message}`;
}
