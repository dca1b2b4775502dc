'use client';

import { useSearchParams } from 'next/navigation';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { keepScope } from '@/components/time-range/keep-scope';
import type { ExecutiveDashboard } from '@/lib/domain/read-models/dashboards';

type Unknown = ExecutiveDashboard['notInInventory'][number];

const COLUMNS: readonly Column<Unknown>[] = [
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
  {
    id: 'events',
    header: 'Events',
    value: ({ events }) => events,
    cell: ({ events }) => formatCount(events),
    sortable: true,
    align: 'right',
  },
];

/** Services that send events although no inventory names them: nobody decided where they belong. */
export function NotInInventory({ services }: { services: readonly Unknown[] }) {
  const search = useSearchParams();
  return (
    <DataTable
      label="Services not in the inventory"
      counted={['service', 'services']}
      columns={COLUMNS}
      rows={services}
      rowId={({ service }) => service}
      rowHref={({ service }) => {
        const params = new URLSearchParams(search);
        params.set('service', service);
        return keepScope('/debug', params);
      }}
      defaultSort={{ column: 'events', descending: true }}
      prefix="unknown"
      maxHeight="max-h-80"
    />
  );
}
