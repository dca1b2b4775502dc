'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryPanel } from '@/components/states/query-panel';
import { Panel } from '@/components/states/panel';
import { costQuery } from '@/lib/client/settings-queries';
import { CostSummary } from './cost-summary';
import { CostTables } from './cost-tables';
import { TierForm } from './tier-form';

/** What telemetry costs this month, and what decides over it. */
export function CostSettings({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(costQuery());
  return (
    <>
      <QueryPanel
        title="Telemetry this month"
        description="Stored: the originals of events that Gatehouse keeps. Reported: the telemetry that heartbeats say their services sent. A GB is 10⁹ bytes; months and days are those of UTC."
        what="cost"
        height={240}
        query={query}
        emptyOf={({ total }) =>
          total === null
            ? {
                kind: 'not-connected',
                title: 'No data: no event happened this month yet.',
                how: 'Volume and cost are counted as events come in.',
              }
            : null
        }
      >
        {(cost) => (
          <div className="grid grid-cols-1 gap-5">
            <CostSummary cost={cost} />
            <CostTables cost={cost} />
          </div>
        )}
      </QueryPanel>
      {query.data ? (
        <Panel
          title="Prices, retention and sampling by tier"
          description="A zone's tier is set in the inventory; zones that are not in it are standard. Retention deletes single events, by whole days; counts and charts stay, and audit entries too. Sampling keeps every denial and failure: only allowed decisions and flows are thinned out, and what is kept counts for what is not."
        >
          <TierForm
            key={JSON.stringify(query.data.settings)}
            settings={query.data.settings}
            mayWrite={mayWrite}
          />
        </Panel>
      ) : null}
    </>
  );
}
