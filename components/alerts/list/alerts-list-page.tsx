'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { alertColumns } from '@/components/alert-rows/alert-columns';
import { describeOpen } from '@/components/alert-rows/alert-words';
import { OpenAlerts } from '@/components/alert-rows/open-alerts';
import { useAnnouncedAlerts } from '@/components/alert-rows/use-announced-alerts';
import { DataTable } from '@/components/data-table/data-table';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { LiveRegion } from '@/components/ui/live-region';
import { useNow } from '@/components/values/use-now';
import { alertHref, alertsQuery, firstAlertsQuery } from '@/lib/client/alert-queries';
import type { AlertList } from '@/lib/domain/read-models/alerts';
import type { Permission } from '@/lib/domain/roles';
import { AlertsPage } from '../alerts-page';
import { RoutingFindings } from '../routing/routing-findings';
import { ExpiringSilences } from '../silences/expiring-silences';

const MOST_OPEN = 200;

/** `/alerts`: what wants somebody now, and what ended within the time range. */
export function AlertsListPage({ permissions }: { permissions: readonly Permission[] }) {
  const { scope, hasScopeFilter, clearScope } = usePageScope();
  const open = useQuery(firstAlertsQuery({ ...scope, state: 'open' }, MOST_OPEN));
  const announced = useAnnouncedAlerts(open.data?.items);
  const quiet = ({ evaluatedAt }: AlertList): EmptyKind =>
    hasScopeFilter
      ? {
          kind: 'no-match',
          title: 'No open alert matches',
          detail: 'The scope is filtered.',
          onClear: clearScope,
        }
      : evaluatedAt
        ? { kind: 'all-quiet', title: 'No alert is open', checkedAt: evaluatedAt }
        : {
            kind: 'not-connected',
            title: 'Rules were not evaluated yet',
            how: 'The first evaluation comes within half a minute after the start.',
          };
  const answer = open.data
    ? (describeOpen(open.data.items, open.data.total) ??
      (hasScopeFilter
        ? 'No open alert matches the filter.'
        : open.data.evaluatedAt
          ? 'No alert is open.'
          : null))
    : null;
  return (
    <AlertsPage tab="/alerts" answer={answer}>
      <LiveRegion>{announced}</LiveRegion>
      <RoutingFindings linked />
      <ExpiringSilences />
      <QueryPanel
        title="Open alerts"
        description="The gravest first. Tick some to acknowledge them together."
        query={open}
        what="open alerts"
        height={320}
        flush
        freshnessOf={({ freshness }) => freshness}
        emptyOf={(data) => (data.items.length === 0 ? quiet(data) : null)}
      >
        {({ items, total }) => (
          <OpenAlerts alerts={items} total={total} mayChange={permissions.includes('alerts:write')} />
        )}
      </QueryPanel>
      <EndedAlerts />
    </AlertsPage>
  );
}

function EndedAlerts() {
  const { scope } = usePageScope();
  const now = useNow();
  const query = useInfiniteQuery(alertsQuery({ ...scope, state: 'resolved' }));
  const columns = useMemo(() => alertColumns(now, true), [now]);
  return (
    <QueryPanel
      title="Ended"
      description="Alerts that were open within the time range and have ended, with how."
      query={query}
      what="ended alerts"
      height={240}
      flush
      emptyOf={({ items }) =>
        items.length === 0
          ? {
              kind: 'no-match',
              title: 'No alert ended in this time range',
              detail: 'Choose a longer one to look further back.',
            }
          : null
      }
    >
      {({ items, total }) => (
        <DataTable
          label="Ended alerts"
          counted={['alert', 'alerts']}
          columns={columns}
          rows={items}
          total={total}
          rowId={({ id }) => id}
          rowHref={({ id }) => alertHref(id)}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          sorting="query"
          prefix="ended"
          stack
        />
      )}
    </QueryPanel>
  );
}
