'use client';

import { useQuery } from '@tanstack/react-query';
import { DecisionsOverTime } from '@/components/decisions/decisions-over-time';
import { FilterBar } from '@/components/decisions/filter-bar';
import { NotAllowed } from '@/components/decisions/not-allowed';
import { useEventFilters } from '@/components/decisions/use-event-filters';
import { ObjectivesStrip } from '@/components/indicators/objectives-strip';
import { Page } from '@/components/layout/page';
import { decisionSeriesQuery } from '@/lib/client/series-queries';
import { CrossZonePanel } from './cross-zone-panel';
import { DecisionsPanel } from './decisions-panel';
import { DelayPanel } from './delay-panel';
import { describeDebug } from './describe-debug';
import { LatencyPanel } from './latency-panel';

/** Why was this denied, why did this indicator move? */
export function DebugDashboard({ mayReadEvents }: { mayReadEvents: boolean }) {
  const { filter, clear, hasFilter, onlyRows } = useEventFilters({ withDecision: true });
  // The outcome is what the sentence is about, so the filter of it is left out.
  const whole = useQuery(decisionSeriesQuery({ ...filter, outcome: undefined }));
  return (
    <Page
      title="Debug"
      controls={['range', 'refresh']}
      answer={whole.data ? describeDebug(whole.data) : null}
    >
      <FilterBar withDecision />
      <DecisionsOverTime
        title="Decisions over time"
        filter={filter}
        decisions={whole.data}
        onlyRows={onlyRows}
        hasFilter={hasFilter}
        onClear={clear}
      />
      {mayReadEvents ? (
        <DecisionsPanel filter={filter} hasFilter={hasFilter} onClear={clear} decisions={whole.data} />
      ) : (
        <NotAllowed title="Denials" />
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <LatencyPanel measure="evaluation" filter={filter} />
        <LatencyPanel measure="sidecar" filter={filter} />
        <LatencyPanel measure="attestation" filter={filter} />
        <DelayPanel filter={filter} />
      </div>
      <CrossZonePanel filter={filter} />
      <ObjectivesStrip />
    </Page>
  );
}
