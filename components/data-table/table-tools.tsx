'use client';

import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import type { Column } from './column';
import { downloadCsv } from './download-csv';
import { toCsv } from './to-csv';

/** Column choice, and the export of exactly the rows and columns that are shown, or what stands instead of it. */
export function TableTools<Row>({
  label,
  columns,
  visible,
  onToggleColumn,
  rows,
  exportTools,
}: {
  label: string;
  columns: readonly Column<Row>[];
  visible: readonly Column<Row>[];
  onToggleColumn: (id: string) => void;
  rows: readonly Row[];
  exportTools?: ReactNode;
}) {
  const fileName = `gatehouse-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
  return (
    <div className="flex justify-end gap-1 px-3 pb-1" data-print="hide">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" variant="ghost">
            <Columns3 aria-hidden />
            Columns
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {columns.map(({ id, header }, index) => (
            <DropdownMenuCheckboxItem
              key={id}
              checked={visible.some((column) => column.id === id)}
              disabled={index === 0}
              onCheckedChange={() => onToggleColumn(id)}
            >
              {header}
            </DropdownMenuCheckboxItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {exportTools ?? (
        <Button
          size="sm"
          variant="ghost"
          disabled={rows.length === 0}
          onClick={() => downloadCsv(toCsv(rows, visible), fileName)}
        >
          <Download aria-hidden />
          Export CSV
        </Button>
      )}
    </div>
  );
}
