'use client';

import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ScrollArea } from '@/components/ui/scroll-area';
import { reportFileHref } from '@/lib/client/report-queries';
import { writeCell } from '@/lib/domain/compliance/write-cell';
import type { ReportTable } from '@/lib/domain/read-models/compliance-reports';

const ROWS_AT_FIRST = 50;

/** A table of a report as it was made, times in UTC; its header stands on each page that it is printed on. */
export function ReportTableView({ reportId, table }: { reportId: string; table: ReportTable }) {
  const [showsAll, setShowsAll] = useState(false);
  const { id, title, columns, rows, total, empty } = table;
  const shown = showsAll ? rows : rows.slice(0, ROWS_AT_FIRST);
  return (
    // No grid: on paper its rows would be laid over what a repeated header pushes down.
    <div className="min-w-0 space-y-1.5">
      <h3 className="text-sm font-medium">{title}</h3>
      {rows.length === 0 ? (
        <p className="text-fg-muted text-sm">{empty}</p>
      ) : (
        <>
          <ScrollArea label={title} className="print:overflow-visible">
            <table aria-label={title} className="w-full border-collapse text-xs">
              <thead>
                <tr className="border-line text-fg-muted border-b text-left align-bottom">
                  {columns.map(({ header, kind }) => (
                    <th
                      key={header}
                      scope="col"
                      className={cn('px-2 py-1 font-medium', isNumber(kind) && 'text-right')}
                    >
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row, at) => (
                  // Rows of a report have no identity of their own, and never change.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={at} className="border-line border-b align-top last:border-0">
                    {row.map((cell, column) => {
                      const { header, kind } = columns[column]!;
                      return (
                        <td
                          key={header}
                          className={cn(
                            'px-2 py-1 [overflow-wrap:anywhere]',
                            isNumber(kind) && 'figures text-right',
                            kind === 'id' && 'font-mono',
                            kind === 'text' && 'min-w-20',
                            kind === 'time' && 'min-w-24',
                          )}
                        >
                          {writeCell(cell, kind) || <span className="text-fg-muted">not reported</span>}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          <p className="text-fg-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
            {`${formatCount(shown.length)} of ${formatCount(total)} rows`}
            {total > rows.length ? `; a report lists the first ${formatCount(rows.length)}` : ''}
            <span data-print="hide" className="inline-flex items-center gap-3">
              {shown.length < rows.length ? (
                <Button size="sm" onClick={() => setShowsAll(true)}>
                  Show all rows
                </Button>
              ) : null}
              <a className="underline" href={reportFileHref(reportId, 'csv', id)} download>
                This table as CSV
              </a>
            </span>
          </p>
        </>
      )}
    </div>
  );
}

const isNumber = (kind: ReportTable['columns'][number]['kind']): boolean =>
  kind === 'count' || kind === 'share';
