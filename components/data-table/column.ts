import type { ReactNode } from 'react';

/** A value as sorting and the export see it; null is "not reported". */
export type CellValue = string | number | boolean | null;

/** One column of a `DataTable`. */
export type Column<Row> = {
  /** Stands in addresses (`sort`, `columns`); never changes. */
  id: string;
  header: string;
  value: (row: Row) => CellValue;
  /** How the value is drawn; without it the value itself, or "not reported". */
  cell?: (row: Row) => ReactNode;
  sortable?: boolean;
  align?: 'left' | 'right';
  /** A Tailwind width such as "w-40" or "min-w-56". */
  width?: string;
  /** Left out until the reader chooses the column. */
  hidden?: boolean;
  /** What an empty cell says instead of "not reported". */
  missing?: string;
  /** Long text: where rows are cards on a narrow screen, it has a line to itself. */
  wide?: boolean;
};

/** Sorting by one column; `descending` first shows the largest. */
export type Sort = { column: string; descending: boolean };

/** `-count` ⇄ { column: 'count', descending: true }. */
export const parseSort = (text: string): Sort | null => {
  const column = text.replace(/^-/, '');
  return column ? { column, descending: text.startsWith('-') } : null;
};
export const writeSort = ({ column, descending }: Sort): string => (descending ? `-${column}` : column);

/** The sort after a click on a header: descending, ascending, then the default again. */
export function nextSort(current: Sort | null, column: string): Sort | null {
  if (current?.column !== column) return { column, descending: true };
  return current.descending ? { column, descending: false } : null;
}
