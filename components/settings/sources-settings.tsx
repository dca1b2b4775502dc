'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { formatCount } from '@/components/format/format-count';
import { QueryPanel } from '@/components/states/query-panel';
import { Time } from '@/components/values/time';
import { hrefOf } from '@/components/time-range/keep-scope';
import { sourcesQuery } from '@/lib/client/settings-queries';
import type { SourceRow } from '@/lib/domain/read-models/settings';

const count = (
  id: keyof SourceRow & ('accepted' | 'duplicates' | 'conflicts'),
  header: string,
): Column<SourceRow> => ({
  id,
  header,
  value: (row) => row[id],
  cell: (row) => <span className="figures">{formatCount(row[id])}</span>,
  align: 'right',
  sortable: true,
});

const columns = (mayReadQuarantine: boolean): Column<SourceRow>[] => [
  { id: 'source', header: 'Source', value: ({ source }) => source, sortable: true, width: 'min-w-40' },
  { id: 'adapter', header: 'Adapter', value: ({ adapter }) => adapter, sortable: true },
  {
    id: 'lastReceivedAt',
    header: 'Last received',
    value: ({ lastReceivedAt }) => lastReceivedAt,
    cell: ({ lastReceivedAt }) => <Time at={lastReceivedAt} missing="nothing yet" />,
    sortable: true,
    missing: 'nothing yet',
  },
  {
    id: 'lastEventAt',
    header: 'Newest event',
    value: ({ lastEventAt }) => lastEventAt,
    cell: ({ lastEventAt }) => <Time at={lastEventAt} missing="nothing yet" />,
    sortable: true,
    missing: 'nothing yet',
  },
  count('accepted', 'Accepted'),
  count('duplicates', 'Duplicates'),
  count('conflicts', 'Conflicts'),
  {
    id: 'rejected',
    header: 'In quarantine',
    value: ({ rejected }) => rejected,
    cell: ({ source, rejected }) =>
      rejected > 0 && mayReadQuarantine ? (
        <Link className="link figures" href={hrefOf('/quarantine', { source })}>
          {formatCount(rejected)}
        </Link>
      ) : (
        <span className="figures">{formatCount(rejected)}</span>
      ),
    align: 'right',
    sortable: true,
  },
  {
    id: 'unzoned',
    header: 'Unzoned',
    value: ({ unzoned }) => unzoned,
    cell: ({ unzoned }) =>
      unzoned > 0 ? (
        <Link className="link figures" href="/settings/trust">
          {formatCount(unzoned)}
        </Link>
      ) : (
        <span className="figures">{formatCount(unzoned)}</span>
      ),
    align: 'right',
    sortable: true,
  },
  {
    id: 'droppedAtSource',
    header: 'Dropped at source',
    value: ({ droppedAtSource }) => droppedAtSource,
    cell: ({ droppedAtSource }) => <span className="figures">{formatCount(droppedAtSource)}</span>,
    align: 'right',
    sortable: true,
  },
];

/** Where events come from, and what became of them in the last 24 hours. */
export function SourcesSettings({
  mayReadEvents,
  mayReadQuarantine,
}: {
  mayReadEvents: boolean;
  mayReadQuarantine: boolean;
}) {
  const query = useQuery(sourcesQuery());
  return (
    <QueryPanel
      title="Sources"
      description="What became of their events in the last 24 hours."
      what="sources"
      height={320}
      flush
      query={query}
      emptyOf={({ items }) =>
        items.length === 0
          ? {
              kind: 'not-connected',
              title: 'No source has sent anything yet.',
              how: 'Create a token with the scope ingest, then point the decision_logs and status plugins of OPA at /api/ingest/opa, or send events to /api/ingest/events.',
            }
          : null
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Sources"
          counted={['source', 'sources']}
          columns={columns(mayReadQuarantine)}
          rows={items}
          rowId={({ source, adapter }) => `${source} ${adapter}`}
          rowHref={({ source }) => hrefOf(mayReadEvents ? '/denials' : '/settings/mappings', { source })}
          total={total}
          stack
        />
      )}
    </QueryPanel>
  );
}
