'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table/data-table';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { temporaryGrantsQuery } from '@/lib/client/access-queries';
import { grantHref } from './access-words';
import { grantColumns } from './grant-columns';

const PANELS = {
  open: {
    title: 'Active now',
    description: 'Break-glasses and elevations that have not ended, with the time that is left.',
    columns: grantColumns('Time left', false),
    empty: (at: string): EmptyKind => ({
      kind: 'all-quiet',
      title: 'Nobody holds a right beyond their own',
      checkedAt: at,
    }),
  },
  past: {
    title: 'Past',
    description: 'Break-glasses and elevations that have ended, the last given first.',
    columns: grantColumns('Ended', false),
    empty: (): EmptyKind => ({
      kind: 'not-connected',
      title: 'No break-glass or elevation has ended yet',
      how: 'They come with the audit events of Kubernetes, clouds and identity providers, as native events such as breakglass.used, or by "Record a grant".',
    }),
  },
} as const;

/** Break-glasses and elevations that hold, or that have ended. */
export function TemporaryGrantsPanel({ is }: { is: 'open' | 'past' }) {
  const query = useInfiniteQuery(temporaryGrantsQuery(is));
  const { title, description, columns, empty } = PANELS[is];
  return (
    <QueryPanel
      title={title}
      description={description}
      query={query}
      what="grants"
      height={160}
      flush
      emptyOf={({ items }) =>
        items.length === 0 ? empty(new Date(query.dataUpdatedAt).toISOString()) : null
      }
    >
      {({ items, total }) => (
        <DataTable
          label={title}
          counted={['grant', 'grants']}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          rowHref={({ id }) => grantHref(id)}
          total={total}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          prefix={is}
          stack
        />
      )}
    </QueryPanel>
  );
}
