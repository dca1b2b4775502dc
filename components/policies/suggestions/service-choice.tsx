'use client';

import { useSearchParams } from 'next/navigation';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount } from '@/components/format/format-count';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { hrefOf, keepScope } from '@/components/time-range/keep-scope';
import type { PolicySuggestions } from '@/lib/domain/read-models/suggestions';

type Row = PolicySuggestions['services'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'service',
    header: 'Service',
    value: ({ service }) => service,
    sortable: true,
    width: 'min-w-56',
  },
  {
    id: 'decisions',
    header: 'Decisions',
    value: ({ decisions }) => decisions,
    cell: ({ decisions }) => formatCount(decisions),
    sortable: true,
    align: 'right',
  },
  {
    id: 'denials',
    header: 'Denials',
    value: ({ denials }) => denials,
    cell: ({ denials }) => formatCount(denials),
    sortable: true,
    align: 'right',
  },
];

/** Rules are suggested service by service: the services that were decided for, to choose one. */
export function ServiceChoice({ services }: { services: readonly Row[] }) {
  const search = useSearchParams();
  const hrefFor = (service: string) =>
    keepScope(
      hrefOf('/policies/suggestions', {
        service,
        language: search.get('language'),
        policy: search.get('policy'),
      }),
      search,
    );
  return (
    <Panel
      title="Choose a service"
      description="Services with decisions in this time range and scope, weighted by sampling."
      flush
    >
      {services.length === 0 ? (
        <Empty
          kind="no-match"
          title="No service had decisions"
          detail="Choose a longer time range or another zone. A service that is only called can be named in the scope above."
          height={240}
        />
      ) : (
        <DataTable
          label="Services"
          counted={['service', 'services']}
          columns={COLUMNS}
          rows={services}
          rowId={({ service }) => service}
          rowHref={({ service }) => hrefFor(service)}
          defaultSort={{ column: 'decisions', descending: true }}
          plain
        />
      )}
    </Panel>
  );
}
