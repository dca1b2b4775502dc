import Papa from 'papaparse';
import { FORMULA_START } from '@/lib/domain/spreadsheet-formula';
import type { Column } from './column';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV (RFC 4180, UTF-8 with byte order mark, so that spreadsheets read umlauts). A text that a
 * spreadsheet would run as a formula is made harmless with a leading apostrophe.
 */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const csv = Papa.unparse(
    {
      fields: columns.map(({ header }) => header),
      data: rows.map((row) => columns.map((column) => column.value(row) ?? '')),
    },
    { escapeFormulae: FORMULA_START, newline: '\r\n' },
  );
  return `${BYTE_ORDER_MARK}${csv}\r\n`;
}
