'use client';

import { ChartLine, Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';

/** The numbers of a chart, written out; the first column is the time. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly ReactNode[])[] };

/**
 * What stands around every chart: its name, one sentence that says what it shows, the numbers as a
 * table on request. Legend and changes follow below.
 */
export function ChartFrame({
  name,
  summary,
  table,
  height,
  legend,
  footer,
  children,
}: {
  name: string;
  summary: string;
  table: () => ChartTable;
  height: number;
  legend?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <div className="mb-1 flex flex-wrap items-start justify-between gap-x-3">
        <figcaption id={id} className="text-fg-muted min-w-0 flex-1 py-1 text-xs text-pretty">
          <span className="sr-only">{name}: </span>
          {summary}
        </figcaption>
        <Button
          size="sm"
          variant="ghost"
          data-print="hide"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartLine aria-hidden /> : <Table2 aria-hidden />}
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </div>
      {asTable ? (
        <Numbers name={name} {...table()} height={height} />
      ) : (
        <div style={{ height }}>{children}</div>
      )}
      {!asTable && legend ? <div className="mt-1">{legend}</div> : null}
      {footer}
    </figure>
  );
}

function Numbers({ name, columns, rows, height }: ChartTable & { name: string; height: number }) {
  return (
    <div style={{ minHeight: height }} className="[&>div]:max-h-80">
      <Table label={`${name}, numbers`}>
        <TableHead className="bg-surface sticky top-0">
          <tr>
            {columns.map((column, index) => (
              <TableHeader key={column} className={index > 0 ? 'text-right' : undefined}>
                {column}
              </TableHeader>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((cells, index) => (
            <TableRow key={index}>
              {cells.map((cell, at) => (
                <TableCell key={at} className={at > 0 ? 'figures text-right' : 'figures whitespace-nowrap'}>
                  {cell}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
