'use client';

import Link from 'next/link';
import type { MouseEvent, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Checkbox } from '@/components/ui/checkbox';
import { NotReported } from '@/components/values/not-reported';
import type { Column } from './column';
import type { RowSelection } from './row-selection';

const INTERACTIVE = 'a, button, input, select, label, [role="menuitem"]';

/** A cell of a card: the name of its column stands above the value. */
const STACKED_CELL =
  'max-sm:w-auto max-sm:min-w-0 max-sm:[overflow-wrap:anywhere] max-sm:px-3 max-sm:py-0.5 max-sm:first:pl-3 max-sm:last:pr-3 max-sm:text-left max-sm:before:block max-sm:before:text-xs max-sm:before:text-fg-muted max-sm:before:content-[attr(data-label)]';

function drawCell<Row>(column: Column<Row>, row: Row): ReactNode {
  const value = column.value(row);
  if (value === null || value === '') return <NotReported>{column.missing}</NotReported>;
  return column.cell ? column.cell(row) : String(value);
}

/** A click that means "open": the main button, without modifier, and not the end of selecting text. */
const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** One row: its first column is a link, the whole row opens the side panel. */
export function TableRowView<Row>({
  row,
  index,
  id,
  columns,
  href,
  isOpen,
  onOpen,
  stack,
  selection,
}: {
  row: Row;
  index: number;
  id: string;
  columns: readonly Column<Row>[];
  href: string;
  isOpen: boolean;
  onOpen?: () => void;
  stack: boolean;
  selection?: RowSelection<Row>;
}) {
  function onRowClick(event: MouseEvent) {
    if (!onOpen || !isPlainClick(event)) return;
    if ((event.target as Element).closest(INTERACTIVE)) return;
    if (window.getSelection()?.toString()) return;
    onOpen();
  }

  function onLinkClick(event: MouseEvent) {
    if (!onOpen || !isPlainClick(event)) return;
    event.preventDefault();
    onOpen();
  }

  return (
    <tr
      role={stack ? 'row' : undefined}
      data-row-index={index}
      data-row-id={id}
      aria-rowindex={index + 2}
      onClick={onRowClick}
      className={cn(
        'border-line focus-within:bg-hover hover:bg-hover h-(--row-height) border-b last:border-0',
        onOpen && 'cursor-pointer',
        stack && 'max-sm:grid max-sm:h-auto max-sm:grid-cols-2 max-sm:px-1 max-sm:py-2',
        isOpen && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
        selection?.ids.has(id) && 'bg-accent-soft',
        stack && selection && 'max-sm:relative',
      )}
    >
      {selection ? (
        <td
          role={stack ? 'cell' : undefined}
          className={cn(
            'w-8 py-1 pl-4 align-middle',
            stack && 'max-sm:absolute max-sm:top-2.5 max-sm:right-3',
          )}
        >
          <Checkbox
            aria-label={`Select ${selection.nameOf(row)}`}
            checked={selection.ids.has(id)}
            disabled={!selection.ids.has(id) && selection.ids.size >= selection.most}
            onCheckedChange={() => selection.toggle(id)}
          />
        </td>
      ) : null}
      {columns.map((column, at) => (
        <td
          key={column.id}
          role={stack ? 'cell' : undefined}
          data-label={column.header}
          className={cn(
            'px-2.5 py-1 align-middle first:pl-4 last:pr-4',
            column.align === 'right' && 'figures text-right whitespace-nowrap',
            column.width,
            stack && STACKED_CELL,
            stack && column.wide && 'max-sm:col-span-2',
            stack && at === 0 && 'max-sm:col-span-2 max-sm:before:hidden',
            // The box to tick lies over the end of the first line.
            stack && at === 0 && selection && 'max-sm:pr-10',
          )}
        >
          {at === 0 ? (
            <Link
              href={href}
              prefetch={false}
              data-row-link
              onClick={onLinkClick}
              className="link inline-flex min-h-6 items-center font-medium"
            >
              {drawCell(column, row)}
            </Link>
          ) : (
            drawCell(column, row)
          )}
        </td>
      ))}
    </tr>
  );
}
