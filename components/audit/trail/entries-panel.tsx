'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { entryHref } from '@/components/audit/audit-hrefs';
import { DataTable } from '@/components/data-table/data-table';
import { useRowSelection } from '@/components/data-table/use-row-selection';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { keepScope } from '@/components/time-range/keep-scope';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import { auditEntriesQuery } from '@/lib/client/audit-trail-queries';
import { MOST_NAMED_ENTRIES, type AuditFilter } from '@/lib/domain/audit-filter';
import { ExportMenu } from './export-menu';
import { LiveTail, useIsTailing } from './live-tail';
import { SelectedEntries } from './selected-entries';
import { nameEntry, trailColumns } from './trail-columns';
import { useLiveTail } from './use-live-tail';

/** The entries that match, with what came in meanwhile; each leads to its page, and some can be taken along. */
export function EntriesPanel({
  filter,
  isFiltered,
  onClear,
}: {
  filter: AuditFilter;
  isFiltered: boolean;
  onClear: () => void;
}) {
  const search = useSearchParams();
  const query = useInfiniteQuery(auditEntriesQuery(filter));
  const loaded = query.isPlaceholderData ? undefined : query.data;
  const tail = useLiveTail(filter, loaded, useIsTailing());
  const newFrom = loaded?.logSize ?? null;
  const columns = useMemo(() => trailColumns(newFrom), [newFrom]);

  const rows = loaded ? tail.items : (query.data?.items ?? []);
  const { ids, selection, clear } = useRowSelection(rows, { nameOf: nameEntry, most: MOST_NAMED_ENTRIES });

  return (
    <QueryPanel
      title="Entries"
      description="Newest first, by when it happened. Reading them is an entry itself."
      actions={
        <LiveTail
          newEntries={tail.newEntries}
          hasMore={tail.hasMore}
          error={tail.error}
          onReload={() => void query.refetch()}
        />
      }
      what="the audit trail"
      height={480}
      flush
      query={query}
      emptyOf={({ searchedTo }) =>
        rows.length > 0
          ? null
          : searchedTo
            ? emptySoFar(searchedTo, query.isFetchingNextPage, () => void query.fetchNextPage())
            : emptyTrail(isFiltered, onClear)
      }
    >
      {({ total, isTotalLeast, searchedTo }) => (
        <>
          {ids.length > 0 ? <SelectedEntries ids={ids} onClear={clear} /> : null}
          <DataTable
            label="Entries"
            counted={['entry', 'entries']}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            rowHref={({ id }) => keepScope(entryHref(id), search)}
            total={total + tail.newEntries}
            isTotalLeast={isTotalLeast}
            hasMore={query.hasNextPage}
            isLoadingMore={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            sorting="query"
            filterKey={JSON.stringify(filter)}
            selection={selection}
            exportTools={
              <ExportMenu what={{ filter }} label="Export" about="All that match, not only what is loaded" />
            }
            stack
          />
          {searchedTo ? (
            <p className="text-fg-muted border-line border-t px-4 py-2 text-xs">
              Few match, so the search stopped at <Time at={searchedTo} as="absolute" />. Show more searches
              further back.
            </p>
          ) : null}
        </>
      )}
    </QueryPanel>
  );
}

const emptySoFar = (searchedTo: string, isSearching: boolean, onMore: () => void): EmptyKind => ({
  kind: 'no-match',
  title: 'No entry matches so far.',
  detail: (
    <span className="grid justify-items-center gap-2">
      <span>
        Searched back to <Time at={searchedTo} as="absolute" />.
      </span>
      <Button disabled={isSearching} onClick={onMore}>
        Search further back
      </Button>
    </span>
  ),
});

const emptyTrail = (isFiltered: boolean, onClear: () => void): EmptyKind =>
  isFiltered
    ? { kind: 'no-match', title: 'No entry matches the filters.', onClear }
    : { kind: 'no-match', title: 'No entry in this time range.', detail: 'Choose a longer range.' };
