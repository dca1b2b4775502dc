'use client';

import { useQuery } from '@tanstack/react-query';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { QueryPanel } from '@/components/states/query-panel';
import { Badge } from '@/components/ui/badge';
import { knownSourcesQuery } from '@/lib/client/settings-queries';
import type { KnownSource } from '@/lib/domain/read-models/sources';
import { sourceHref } from './source-href';

const COLUMNS: readonly Column<KnownSource>[] = [
  { id: 'title', header: 'Source', value: ({ title }) => title, sortable: true, width: 'min-w-48' },
  { id: 'group', header: 'Group', value: ({ group }) => group, sortable: true, width: 'min-w-36' },
  {
    id: 'becomes',
    header: 'Becomes',
    value: ({ becomes }) => becomes.join(', '),
    cell: ({ becomes }) => (
      <span className="flex flex-wrap gap-1">
        {becomes.map((kind) => (
          <Badge key={kind}>{kind}</Badge>
        ))}
      </span>
    ),
    width: 'min-w-56',
  },
  { id: 'sends', header: 'How', value: ({ sends }) => sends, sortable: true, width: 'min-w-32' },
  {
    id: 'connected',
    header: 'Connected',
    value: ({ isConnected }) => (isConnected ? 'yes' : 'not yet'),
    sortable: true,
  },
];

/** Every source that can be connected; each leads to the configuration to paste. */
export function KnownSources() {
  const query = useQuery(knownSourcesQuery());
  return (
    <QueryPanel
      title="Connect a source"
      description="Formats that Gatehouse reads as they are. Each has the configuration to paste on the other side."
      what="sources to connect"
      height={320}
      flush
      query={query}
    >
      {({ items, total }) => (
        <DataTable
          label="Sources to connect"
          counted={['format', 'formats']}
          columns={COLUMNS}
          rows={items}
          rowId={({ path }) => path}
          rowHref={({ path }) => sourceHref(path)}
          total={total}
          prefix="known"
          plain
          stack
        />
      )}
    </QueryPanel>
  );
}
