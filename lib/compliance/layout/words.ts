import { writeCount } from '@/lib/domain/compliance/write-cell';
import type { ReportCell, ReportTable } from '@/lib/domain/read-models/compliance-reports';

/** A count with its noun: `1 entry`, `1,234 entries`. */
export const countOf = (count: number, one: string, many: string): string =>
  `${writeCount(count)} ${count === 1 ? one : many}`;

/** A table of rows, each made of one thing. */
export function tableOf<Row>(
  { id, title, empty }: Pick<ReportTable, 'id' | 'title' | 'empty'>,
  { total, rows }: { total: number; rows: readonly Row[] },
  columns: readonly {
    header: string;
    kind?: ReportTable['columns'][number]['kind'];
    value: (row: Row) => ReportCell;
  }[],
): ReportTable {
  return {
    id,
    title,
    empty,
    total,
    columns: columns.map(({ header, kind = 'text' }) => ({ header, kind })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}
