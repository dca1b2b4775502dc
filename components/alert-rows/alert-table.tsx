'use client';

import { useMemo } from 'react';
import { DataTable, type DataTableProps } from '@/components/data-table/data-table';
import { useNow } from '@/components/values/use-now';
import { alertHref } from '@/lib/client/alert-queries';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { alertColumns } from './alert-columns';

type OwnProps = 'counted' | 'columns' | 'rows' | 'rowId' | 'rowHref' | 'sorting' | 'stack';

/** A list of alerts in the order of the query. `ended` tells how and when they ended instead of who has them. */
export function AlertTable({
  alerts,
  ended = false,
  ...table
}: { alerts: readonly AlertRow[]; ended?: boolean } & Omit<DataTableProps<AlertRow>, OwnProps>) {
  const now = useNow();
  const columns = useMemo(() => alertColumns(now, ended), [now, ended]);
  return (
    <DataTable
      {...table}
      counted={['alert', 'alerts']}
      columns={columns}
      rows={alerts}
      rowId={({ id }) => id}
      rowHref={({ id }) => alertHref(id)}
      sorting="query"
      stack
    />
  );
}
