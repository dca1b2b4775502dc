'use client';

import { useQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { CodeBlock } from '@/components/markdown/code-block';
import { Panel } from '@/components/states/panel';
import { QueryPanel } from '@/components/states/query-panel';
import { Time } from '@/components/values/time';
import { hrefOf } from '@/components/time-range/keep-scope';
import { alertHref } from '@/lib/client/alert-queries';
import { drillsQuery } from '@/lib/client/drill-queries';
import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import type { Permission } from '@/lib/domain/roles';
import type { DrillRow } from '@/lib/domain/read-models/drills';
import { RunbooksFrame } from '../runbooks-frame';
import { DRILL_COLUMNS } from './drill-columns';
import { RunningDrills } from './running-drills';
import { listLastDrills } from './last-drills';

const COMMAND = 'npm run gatehouse -- drill F4 --zone payments';

/** `/runbooks/drills`: when each failure was drilled last, and how long it took until it was found and told. */
export function DrillsPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(drillsQuery());
  return (
    <RunbooksFrame tab="/runbooks/drills" answer={query.data ? answerOf(query.data.items) : null}>
      <RunningDrills
        drills={query.data?.items.filter(({ endedAt }) => endedAt === null) ?? []}
        mayEnd={permissions.includes('drills:write')}
      />
      <QueryPanel
        title="Last drill of each failure"
        description="By zone. What nobody drills is found for the first time when it happens."
        what="drills"
        height={260}
        query={query}
      >
        {({ items }) => <LastDrillList drills={items} />}
      </QueryPanel>
      <QueryPanel
        title="Drills"
        description="Times count from the moment the failure was injected."
        what="drills"
        height={320}
        flush
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'There was no drill yet.',
                how: 'Inject a failure with the command below. Nothing of it counts in any indicator.',
              }
            : null
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Drills"
            counted={['drill', 'drills']}
            columns={DRILL_COLUMNS}
            rows={items}
            rowId={({ id }) => id}
            rowHref={({ alertId, environment }) =>
              alertId ? alertHref(alertId) : hrefOf('/debug', { environment, from: 'now-24h' })
            }
            total={total}
            sorting="table"
            stack
          />
        )}
      </QueryPanel>
      <Panel
        title="Run one"
        description="Injects the failure into a marked scope, through the ingest, and reports when it was found and told."
      >
        <CodeBlock>{COMMAND}</CodeBlock>
      </Panel>
    </RunbooksFrame>
  );
}

function LastDrillList({ drills }: { drills: readonly DrillRow[] }) {
  return (
    <ul className="grid gap-x-6 gap-y-1.5 text-sm md:grid-cols-2">
      {listLastDrills(drills).map(({ failure, drills: last }) => (
        <li key={failure} className="grid grid-cols-[13rem_1fr] gap-2 max-sm:grid-cols-1 max-sm:gap-0">
          <span className="font-medium">
            {failure} {FAILURE_NAMES[failure]}
          </span>
          {last.length === 0 ? (
            <span className="text-fg-muted">never</span>
          ) : (
            <span className="flex flex-wrap gap-x-3">
              {last.map(({ id, zone, startedAt, detected }) => (
                <span key={id}>
                  {zone}: <Time at={startedAt} />
                  {detected ? '' : ', not found'}
                </span>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function answerOf(drills: readonly DrillRow[]): string {
  const last = listLastDrills(drills);
  const never = last.filter((each) => each.drills.length === 0).length;
  const missed = last.flatMap((each) => each.drills).filter(({ detected, endedAt }) => !detected && endedAt);
  const drilled = `${last.length - never} of ${last.length} failures were drilled`;
  return missed.length === 0
    ? `${drilled}.`
    : `${drilled}; the last drill was not found in ${formatCounted(missed.length, 'case')}.`;
}
