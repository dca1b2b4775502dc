'use client';

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { Column, Sort } from './column';

/** The head of a table; sortable columns are buttons. */
export function TableHeaderRow<Row>({
  columns,
  sort,
  onSort,
  stack,
  selectAll,
}: {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (column: string) => void;
  stack: boolean;
  /** Ticks every row; stands above the boxes of the rows. */
  selectAll?: ReactNode;
}) {
  return (
    <thead
      role={stack ? 'rowgroup' : undefined}
      className={cn('bg-surface sticky top-0 z-10 shadow-[0_1px_0_var(--line)]', stack && 'max-sm:sr-only')}
    >
      <tr role={stack ? 'row' : undefined}>
        {selectAll ? (
          <th scope="col" role={stack ? 'columnheader' : undefined} className="h-9 w-8 pl-4 text-left">
            {selectAll}
          </th>
        ) : null}
        {columns.map(({ id, header, sortable, align, width }) => {
          const direction = sort?.column === id ? (sort.descending ? 'descending' : 'ascending') : undefined;
          const Icon = direction === 'descending' ? ArrowDown : direction ? ArrowUp : ArrowUpDown;
          return (
            <th
              key={id}
              scope="col"
              role={stack ? 'columnheader' : undefined}
              aria-sort={sortable ? (direction ?? 'none') : undefined}
              className={cn(
                'text-fg-muted h-9 px-2.5 text-xs font-medium whitespace-nowrap first:pl-4 last:pr-4',
                align === 'right' ? 'text-right' : 'text-left',
                width,
              )}
            >
              {sortable ? (
                <button
                  type="button"
                  onClick={() => onSort(id)}
                  className={cn(
                    'group hover:text-fg inline-flex h-7 items-center gap-1',
                    align === 'right' && 'flex-row-reverse',
                    direction && 'text-fg',
                  )}
                >
                  {header}
                  <Icon
                    aria-hidden
                    className={cn(
                      'size-3.5',
                      !direction && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
                    )}
                  />
                </button>
              ) : (
                header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
