'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { AuditPage } from '@/components/audit/audit-page';
import { DataTable } from '@/components/data-table/data-table';
import { useTimeZone } from '@/components/preferences/use-preferences';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { describeRange } from '@/components/time-range/describe-range';
import { keepScope } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { useNow } from '@/components/values/use-now';
import { auditEntriesQuery } from '@/lib/client/audit-trail-queries';
import type { Permission } from '@/lib/domain/roles';
import { FacetsPanel } from './facets-panel';
import { TrailChips } from './trail-chips';
import { TRAIL_COLUMNS } from './trail-columns';
import { TrailSearch } from './trail-search';
import { describeTrail } from './trail-words';
import { useTrailFilter } from './use-trail-filter';

/** `/audit`: who did what to what, newest first, narrowed down by facets and words. */
export function AuditTrailPage({ permissions }: { permissions: readonly Permission[] }) {
  const { filter, fields, given, setFields, toggle, clear } = useTrailFilter();
  const { range } = usePageScope();
  const search = useSearchParams();
  const query = useInfiniteQuery(auditEntriesQuery(filter));
  const words = describeRange(range, useNow(), useTimeZone());
  const isFiltered = given.length > 0;
  const { data } = query;
  const isSettled = data !== undefined && !query.isPlaceholderData;
  const actor = data?.items.find((entry) => entry.actor.ref === fields.actor)?.actor;

  return (
    <AuditPage
      tab="/audit"
      permissions={permissions}
      controls={['range', 'refresh']}
      answer={isSettled ? describeTrail(data, words, isFiltered) : null}
    >
      <div className="grid gap-2">
        <TrailSearch value={fields.q} onChange={(q) => setFields({ q })} />
        <TrailChips
          given={given}
          fields={fields}
          nameOfActor={actor ? (actor.name ?? actor.id) : null}
          onRemove={(name) => setFields({ [name]: null })}
          onClear={clear}
        />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <FacetsPanel filter={filter} fields={fields} onToggle={toggle} />
        <QueryPanel
          title="Entries"
          description="Newest first, by when it happened. Reading them is an entry itself."
          what="the audit trail"
          height={480}
          flush
          query={query}
          emptyOf={({ items }) => (items.length > 0 ? null : emptyTrail(isFiltered, clear))}
        >
          {({ items, total, isTotalLeast }) => (
            <DataTable
              label="Entries"
              counted={['entry', 'entries']}
              columns={TRAIL_COLUMNS}
              rows={items}
              rowId={({ id }) => id}
              rowHref={({ id }) => keepScope(`/audit/${id}`, search)}
              total={total}
              isTotalLeast={isTotalLeast}
              hasMore={query.hasNextPage}
              isLoadingMore={query.isFetchingNextPage}
              onLoadMore={() => void query.fetchNextPage()}
              sorting="query"
              filterKey={JSON.stringify(filter)}
              stack
            />
          )}
        </QueryPanel>
      </div>
    </AuditPage>
  );
}

const emptyTrail = (isFiltered: boolean, onClear: () => void): EmptyKind =>
  isFiltered
    ? { kind: 'no-match', title: 'No entry matches the filters.', onClear }
    : { kind: 'no-match', title: 'No entry in this time range.', detail: 'Choose a longer range.' };
