import Papa from 'papaparse';
import type { ReportTable } from '@/lib/domain/read-models/compliance-reports';
import { FORMULA_START } from '@/lib/domain/spreadsheet-formula';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table as CSV (RFC 4180, UTF-8 with byte order mark), values as they are: times in RFC 3339, shares 0–1. A text, also a
 * header, that a spreadsheet would run as a formula is made harmless with a leading apostrophe.
 */
export function writeTableCsv({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): string {
  const csv = Papa.unparse(
    { fields: columns.map(({ header }) => header), data: rows.map((row) => row.map((cell) => cell ?? '')) },
    { escapeFormulae: FORMULA_START, newline: '\r\n' },
  );
  // Of a table without rows it ends the header's line itself.
  return `${BYTE_ORDER_MARK}${csv}${rows.length > 0 ? '\r\n' : ''}`;
}
