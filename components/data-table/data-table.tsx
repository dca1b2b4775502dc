'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { LiveRegion } from '@/components/ui/live-region';
import { cn } from '@/components/ui/cn';
import { ScrollArea } from '@/components/ui/scroll-area';
import { usePreferences } from '@/components/preferences/use-preferences';
import type { Column, Sort } from './column';
import type { RowSelection } from './row-selection';
import { SelectAll } from './select-all';
import { SelectionKey } from './selection-key';
import { sortRows } from './sort-rows';
import { TableFooter } from './table-footer';
import { TableHeaderRow } from './table-header-row';
import { TableRowView } from './table-row-view';
import { TablePanel } from './table-panel';
import { TableTools } from './table-tools';
import { useAnnouncedTotal } from './use-announced-total';
import { useKeepPlace } from './use-keep-place';
import { useRowKeys } from './use-row-keys';
import { useTableState } from './use-table-state';

const VIRTUAL_FROM = 200;
const ROW_PX = { dense: 36, comfortable: 44 } as const;

export type DataTableProps<Row> = {
  /** Names the table for screen readers and the export: "Denials". */
  label: string;
  /** The things counted in the footer: ["denial", "denials"]. */
  counted: readonly [singular: string, plural: string];
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Where the first column leads; middle click opens it in a tab. */
  rowHref: (row: Row) => string;
  /** What the side panel shows for the open row; without it a row leads to `rowHref`. */
  renderPanel?: (id: string, row: Row | undefined) => ReactNode;
  panelTitle?: (id: string, row: Row | undefined) => string;
  /** Number of rows that match; the loaded rows may be fewer. */
  total?: number;
  /** There are more than `total`: counting ended there. */
  isTotalLeast?: boolean;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onLoadMore?: () => void;
  /** Sorting by the table itself (all rows are here) or by the query (rows come sorted). */
  sorting?: 'table' | 'query';
  defaultSort?: Sort;
  /** Keeps the addresses of several tables of one page apart. */
  prefix?: string;
  /** Changes with the filters, so that the new number of results is announced. */
  filterKey?: string;
  /** Without tools above the rows: column choice and export. */
  plain?: boolean;
  /** Stands above the rows instead of the export of what is loaded. */
  exportTools?: ReactNode;
  /** Rows can be ticked, by a box in front of each or with `x`. */
  selection?: RowSelection<Row>;
  /**
   * On narrow screens each row becomes a small card instead of scrolling sideways. Changing the display
   * of a table takes its roles away, so they are given back explicitly.
   */
  stack?: boolean;
  /** Rows drawn at first; the rest appears on request. For a few dozen rows that are all loaded. */
  firstRows?: number;
  maxHeight?: string;
};

/**
 * The one table for lists of records: sort, columns and open row in the address, `j` `k` Enter Esc,
 * side panel, cursor paging with the exact total, virtual rows past 200, CSV of what is shown.
 */
export function DataTable<Row>({
  label,
  counted,
  columns,
  rows,
  rowId,
  rowHref,
  renderPanel,
  panelTitle,
  total = rows.length,
  isTotalLeast = false,
  hasMore = false,
  isLoadingMore = false,
  onLoadMore,
  sorting = 'table',
  defaultSort,
  prefix,
  filterKey = '',
  plain = false,
  exportTools,
  selection,
  stack = false,
  firstRows,
  maxHeight = firstRows ? '' : 'max-h-[70vh]',
}: DataTableProps<Row>) {
  const { sort, toggleSort, visible, toggleColumn, openId, setOpenId } = useTableState(
    columns,
    defaultSort ?? null,
    prefix,
  );
  const { density } = usePreferences();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [showsAll, setShowsAll] = useState(false);
  const all = useMemo(
    () => (sorting === 'table' ? sortRows(rows, columns, sort) : [...rows]),
    [rows, columns, sort, sorting],
  );
  const isFolded = firstRows !== undefined && !showsAll && all.length > firstRows;
  const sorted = isFolded ? all.slice(0, firstRows) : all;

  const isVirtual = sorted.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: sorted.length,
    enabled: isVirtual,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_PX[density],
    overscan: 12,
  });
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const shown = isVirtual
    ? items.map(({ index }) => ({ index, row: sorted[index]! }))
    : sorted.map((row, index) => ({ index, row }));
  const before = items[0]?.start ?? 0;
  const after = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  useKeepPlace(scrollRef, sorted.map(rowId));

  const lastOpenId = useRef<string | null>(null);
  useEffect(() => {
    if (openId) lastOpenId.current = openId;
  }, [openId]);
  const focusLastOpenRow = () => {
    const row = `[data-row-id="${CSS.escape(lastOpenId.current ?? '')}"] [data-row-link]`;
    scrollRef.current?.querySelector<HTMLElement>(row)?.focus();
  };

  const openRow = (row: Row) => void setOpenId(rowId(row));
  useRowKeys(
    scrollRef,
    sorted.length,
    (index) => (isVirtual ? virtualizer.scrollToIndex(index) : undefined),
    (index) => (openId && sorted[index] ? openRow(sorted[index]) : undefined),
  );

  const summary = `${sorted.length.toLocaleString('en-US')} of ${isTotalLeast ? 'more than ' : ''}${total.toLocaleString('en-US')} ${counted[total === 1 ? 0 : 1]}`;
  const announced = useAnnouncedTotal(summary, filterKey, !isLoadingMore);

  return (
    <div className="min-w-0">
      {plain ? null : (
        <TableTools
          label={label}
          columns={columns}
          visible={visible}
          onToggleColumn={toggleColumn}
          rows={all}
          exportTools={exportTools}
        />
      )}
      <ScrollArea
        ref={scrollRef}
        data-table
        label={label}
        className={cn('relative [overflow-anchor:none]', maxHeight)}
      >
        <table
          role={stack ? 'table' : undefined}
          aria-label={label}
          aria-rowcount={total + 1}
          className={cn('w-full border-collapse text-sm', stack && 'max-sm:block')}
        >
          <TableHeaderRow
            columns={visible}
            sort={sort}
            onSort={toggleSort}
            stack={stack}
            selectAll={selection ? <SelectAll selection={selection} ids={sorted.map(rowId)} /> : undefined}
          />
          <tbody role={stack ? 'rowgroup' : undefined} className={cn(stack && 'max-sm:block')}>
            {before > 0 ? <Spacer height={before} /> : null}
            {shown.map(({ index, row }) => (
              <TableRowView
                key={rowId(row)}
                row={row}
                index={index}
                columns={visible}
                id={rowId(row)}
                href={rowHref(row)}
                stack={stack}
                selection={selection}
                isOpen={openId === rowId(row)}
                onOpen={renderPanel ? () => openRow(row) : undefined}
              />
            ))}
            {after > 0 ? <Spacer height={after} /> : null}
          </tbody>
        </table>
      </ScrollArea>
      <TableFooter
        summary={summary}
        hasMore={isFolded || hasMore}
        isLoadingMore={isLoadingMore}
        onLoadMore={isFolded ? () => setShowsAll(true) : onLoadMore}
      />
      <LiveRegion>{announced}</LiveRegion>
      {selection ? <SelectionKey tableRef={scrollRef} selection={selection} /> : null}
      {renderPanel ? (
        <TablePanel
          id={openId}
          row={all.find((row) => rowId(row) === openId)}
          title={panelTitle}
          href={(row) => rowHref(row)}
          render={renderPanel}
          onClose={() => void setOpenId(null)}
          focusRow={focusLastOpenRow}
        />
      ) : null}
    </div>
  );
}

/** Stands for the rows above and below the drawn ones. */
const Spacer = ({ height }: { height: number }) => <tr aria-hidden style={{ height }} />;
