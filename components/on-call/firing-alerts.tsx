'use client';

import { useQuery } from '@tanstack/react-query';
import { emptyOpenAlerts } from '@/components/alert-rows/empty-open-alerts';
import { OpenAlerts } from '@/components/alert-rows/open-alerts';
import { ScopedLink } from '@/components/layout/scoped-link';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { firstAlertsQuery } from '@/lib/client/alert-queries';

/** What fires in this scope, the gravest first, with who has it and what to do; says when all is quiet. */
export function FiringAlerts({ mayChange }: { mayChange: boolean }) {
  const { scope, hasScopeFilter, clearScope } = usePageScope();
  const query = useQuery(firstAlertsQuery({ ...scope, state: 'open' }));
  return (
    <QueryPanel
      id="firing"
      title="Firing alerts"
      description="Pages first. Tick some to acknowledge them together."
      actions={
        <ScopedLink href="/alerts" className="link inline-flex min-h-6 items-center">
          All alerts
        </ScopedLink>
      }
      query={query}
      what="alerts"
      height={200}
      flush
      emptyOf={(data) => emptyOpenAlerts(data, { hasScopeFilter, clearScope })}
    >
      {({ items, total }) => (
        <OpenAlerts alerts={items} total={total} mayChange={mayChange} prefix="firing" firstRows={10} />
      )}
    </QueryPanel>
  );
}
