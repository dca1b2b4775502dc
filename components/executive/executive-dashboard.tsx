'use client';

import { useQuery } from '@tanstack/react-query';
import { noteLoss } from '@/components/indicators/describe-completeness';
import { Page } from '@/components/layout/page';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { IntegrityAlarm } from '@/components/status/integrity-alarm';
import { describeRange } from '@/components/time-range/describe-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { useNow } from '@/components/values/use-now';
import { executiveQuery } from '@/lib/client/dashboard-queries';
import { Cards } from './cards';
import { ChangeFigures } from './change-figures';
import { describePosture } from './describe-posture';
import { NotInInventory } from './not-in-inventory';
import { ObjectivesTable } from './objectives-table';
import { Trends } from './trends';
import { ZonesTable } from './zones-table';

/** Are we inside our trust objectives, and which way are we going? */
export function ExecutiveDashboard({ mayReadAudit }: { mayReadAudit: boolean }) {
  const { scope, range } = usePageScope();
  const query = useQuery(executiveQuery(scope));
  const zone = useTimeZone();
  const now = useNow();
  const words = describeRange(range, now, zone);
  const windowWords = words.charAt(0).toLowerCase() + words.slice(1);

  return (
    <Page title="Executive" answer={query.data ? describePosture(query.data) : null}>
      {query.data ? (
        <IntegrityAlarm findings={query.data.auditFindings} href={mayReadAudit ? '/audit/integrity' : null} />
      ) : null}
      <QueryState
        query={query}
        what="the executive dashboard"
        height={900}
        freshnessOf={({ freshness }) => freshness}
        emptyOf={({ freshness }) =>
          freshness.dataUntil === null
            ? {
                kind: 'not-connected',
                title: 'No event has arrived yet',
                how: 'Point a policy engine at /api/ingest/opa or send events to /api/ingest/events with a token from Settings.',
              }
            : null
        }
      >
        {(dashboard) => (
          <div className="grid gap-4">
            <Cards dashboard={dashboard} windowWords={windowWords} />
            <Panel
              title="Objectives"
              description={[`${words}, against the same time before.`, noteLoss(dashboard.indicators)]
                .filter(Boolean)
                .join(' ')}
              flush
            >
              <ObjectivesTable dashboard={dashboard} />
            </Panel>
            <ChangeFigures scope={scope} windowWords={windowWords} />
            <Panel title="Zones" description={words} flush>
              {dashboard.zones.length > 0 ? (
                <ZonesTable zones={dashboard.zones} />
              ) : (
                <Empty
                  kind="not-connected"
                  title="The inventory names no zone"
                  how="Import it in Settings, or with gatehouse inventory import FILE."
                />
              )}
            </Panel>
            <Trends dashboard={dashboard} windowWords={windowWords}>
              {dashboard.notInInventory.length > 0 ? (
                <Panel
                  title="Seen, but not in the inventory"
                  description="Services that send events and belong to no zone"
                  flush
                >
                  <NotInInventory services={dashboard.notInInventory} />
                </Panel>
              ) : null}
            </Trends>
          </div>
        )}
      </QueryState>
    </Page>
  );
}
