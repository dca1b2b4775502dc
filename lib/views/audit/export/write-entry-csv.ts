import Papa from 'papaparse';
import type { ExportedEntry } from '@/lib/domain/read-models/audit';
import { FORMULA_START } from '@/lib/domain/spreadsheet-formula';

const ERASED = 'erased';

const COLUMNS: readonly (readonly [header: string, value: (entry: ExportedEntry) => string | null])[] = [
  ['Entry', ({ index }) => index],
  ['Id', ({ id }) => id],
  ['Occurred', ({ occurredAt }) => occurredAt],
  ['Recorded', ({ recordedAt }) => recordedAt],
  ['Actor type', ({ actor }) => actor.type],
  ['Actor', (entry) => entry.actor.id ?? erasedOf(entry, 'actor.id')],
  ['Actor name', (entry) => entry.actor.name ?? erasedOf(entry, 'actor.name')],
  ['Actor reference', ({ actor }) => actor.ref],
  ['Action', ({ action }) => action],
  ['Targets', (entry) => entry.targets.map(inWords).join('; ') || erasedOf(entry, 'targets')],
  ['Zone', ({ zone }) => zone],
  ['Environment', ({ environment }) => environment],
  ['Service', ({ service }) => service],
  ['Source', ({ source }) => source],
  ['Outcome', ({ outcome }) => outcome],
  ['Address', (entry) => entry.ip ?? erasedOf(entry, 'context.ip')],
  [
    'Changes',
    (entry) => (entry.changes === null ? erasedOf(entry, 'changes') : JSON.stringify(entry.changes)),
  ],
];

const inWords = ({ type, id, name }: ExportedEntry['targets'][number]): string =>
  name === null || name === id ? `${type} ${id}` : `${type} ${id} (${name})`;

const erasedOf = ({ erased }: ExportedEntry, field: string): string | null =>
  erased.includes(field) || erased.includes('leaf') ? ERASED : null;

const writeRows = (rows: readonly (string | null)[][]): string =>
  `${Papa.unparse(
    rows.map((row) => row.map((value) => value ?? '')),
    { escapeFormulae: FORMULA_START, newline: '\r\n' },
  )}\r\n`;

/** The first line of the file, after a byte order mark, so that spreadsheets read umlauts. */
export const writeEntryCsvHead = (): string => `\uFEFF${writeRows([COLUMNS.map(([header]) => header)])}`;

/**
 * Entries as lines of CSV (RFC 4180), at least one. A text that a spreadsheet would run as a formula is made harmless
 * with a leading apostrophe; what was erased says so, what nobody reported is empty.
 */
export const writeEntryCsv = (entries: readonly ExportedEntry[]): string =>
  writeRows(entries.map((entry) => COLUMNS.map(([, value]) => value(entry))));
