import type { CellValue, Column, Sort } from './column';

const text = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(one: CellValue, other: CellValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return text.compare(String(one), String(other));
}

/** Sorts rows by a column without changing the input; missing values stay at the end either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): Row[] {
  const column = sort && columns.find(({ id }) => id === sort.column);
  if (!sort || !column) return [...rows];
  return rows
    .map((row, index) => ({ row, index, value: column.value(row) }))
    .sort((one, other) => {
      if (one.value === null || other.value === null)
        return Number(one.value === null) - Number(other.value === null) || one.index - other.index;
      const order = compare(one.value, other.value);
      return (sort.descending ? -order : order) || one.index - other.index;
    })
    .map(({ row }) => row);
}
