'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Page } from '@/components/layout/page';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { quarantineQuery } from '@/lib/client/settings-queries';
import type { Permission } from '@/lib/domain/roles';
import { describeQuarantine } from './describe-quarantine';
import { quarantineColumns } from './quarantine-columns';
import { QuarantineEntry } from './quarantine-entry';
import { QuarantineFilters } from './quarantine-filters';
import { reasonOf } from './reasons';
import { ReplayBar } from './replay-bar';
import { ReplayMessage } from './replay-message';
import { useQuarantineFilter } from './use-quarantine-filter';
import { useReplay } from './use-replay';

/** `/quarantine`: events that could not be read, why, and their replay. */
export function QuarantinePage({ permissions: granted }: { permissions: readonly Permission[] }) {
  const permissions = new Set(granted);
  const mayReplay = permissions.has('quarantine:replay');
  const { filter, setFilter, isFiltered, clearFilter } = useQuarantineFilter();
  const [openId] = useQueryState('open', parseAsString);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const query = useInfiniteQuery(quarantineQuery(filter, { limit: 100 }));
  const replay = useReplay();

  const { data } = query;
  const isSettled = data !== undefined && !query.isPlaceholderData;
  const isOpen = filter.state === 'open';
  // A row that left the list cannot be chosen any more.
  const selected = (data?.items ?? []).filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const toggle = (id: string) =>
    setTicked(
      (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
    );

  return (
    <Page
      title="Quarantine"
      controls={['refresh']}
      answer={isSettled ? describeQuarantine(data.total, filter.state, isFiltered) : undefined}
    >
      <div>
        <ReplayMessage replay={replay} className="mb-4" />
        <QueryPanel
          title={isOpen ? 'Events that could not be read' : 'Replayed events'}
          description="Each is kept with its payload. The same payload sent again is counted, not kept twice."
          what="the quarantine"
          height={480}
          flush
          query={query}
          actions={<QuarantineFilters filter={filter} setFilter={setFilter} />}
          // The open panel belongs to the table and must not vanish with its last row.
          emptyOf={({ total }) =>
            total > 0 || openId ? null : emptyKind(isOpen, isFiltered, query.dataUpdatedAt, clearFilter)
          }
        >
          {({ items, total }) => (
            <>
              {isOpen && total > 0 ? (
                <ReplayBar
                  shown={items.length}
                  selected={selected.length}
                  total={total}
                  isFiltered={isFiltered}
                  mayReplay={mayReplay}
                  isPending={replay.isPending}
                  onSelect={(all) => setTicked(new Set(all ? items.map(({ id }) => id) : []))}
                  onReplaySelected={() => replay.mutate({ ids: selected })}
                  onReplayAll={() =>
                    replay.mutate({ source: filter.source, code: filter.code, count: total })
                  }
                />
              ) : null}
              <DataTable
                label="Quarantined events"
                counted={['event', 'events']}
                columns={quarantineColumns(
                  filter.state,
                  isOpen && mayReplay ? { ids: ticked, toggle } : null,
                )}
                rows={items}
                rowId={({ id }) => id}
                rowHref={({ id }) =>
                  hrefOf('/quarantine', { ...filter, state: isOpen ? null : filter.state, open: id })
                }
                panelTitle={(_, row) => (row ? reasonOf(row.code).title : 'Quarantined event')}
                renderPanel={(id) => <QuarantineEntry key={id} id={id} permissions={permissions} />}
                total={total}
                hasMore={query.hasNextPage}
                isLoadingMore={query.isFetchingNextPage}
                onLoadMore={() => void query.fetchNextPage()}
                sorting="query"
                filterKey={JSON.stringify(filter)}
                stack
              />
            </>
          )}
        </QueryPanel>
      </div>
    </Page>
  );
}

function emptyKind(isOpen: boolean, isFiltered: boolean, checkedAt: number, onClear: () => void): EmptyKind {
  if (isFiltered) return { kind: 'no-match', title: 'No event matches the filters.', onClear };
  if (!isOpen) return { kind: 'no-match', title: 'No event has been replayed yet.', onClear };
  return {
    kind: 'all-quiet',
    title: 'Nothing is in quarantine',
    checkedAt: new Date(checkedAt).toISOString(),
    detail: 'An event that cannot be read appears here with the reason, and can be replayed after a fix.',
  };
}
