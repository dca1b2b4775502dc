'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AlertTable } from '@/components/alert-rows/alert-table';
import { describeOpen } from '@/components/alert-rows/alert-words';
import { emptyOpenAlerts } from '@/components/alert-rows/empty-open-alerts';
import { OpenAlerts } from '@/components/alert-rows/open-alerts';
import { useAnnouncedAlerts } from '@/components/alert-rows/use-announced-alerts';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { LiveRegion } from '@/components/ui/live-region';
import { alertsQuery, firstAlertsQuery } from '@/lib/client/alert-queries';
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
        emptyOf={(data) => emptyOpenAlerts(data, { hasScopeFilter, clearScope })}
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
  const query = useInfiniteQuery(alertsQuery({ ...scope, state: 'resolved' }));
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
        <AlertTable
          label="Ended alerts"
          alerts={items}
          ended
          total={total}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          prefix="ended"
        />
      )}
    </QueryPanel>
  );
}
