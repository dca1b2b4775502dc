'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LatencyLines } from '@/components/charts/latency-lines';
import type { EmptyKind } from '@/components/states/empty';
import { QueryPanel } from '@/components/states/query-panel';
import { latencyQuery } from '@/lib/client/series-queries';
import type { EventFilter } from '@/lib/domain/filters';
import type { LatencyMeasure } from '@/lib/domain/read-models/common';

const WORDS: Record<
  LatencyMeasure,
  { id: string; title: string; description: string; empty: string; detail: string }
> = {
  evaluation: {
    id: 'evaluation-latency',
    title: 'Policy evaluation latency',
    description: 'p50, p95 and p99 of what engines report with each decision',
    empty: 'No decision reported how long it took',
    detail: 'Engines report it as latencyMs, OPA as metrics of its decision log, or by spans.',
  },
  sidecar: {
    id: 'sidecar-latency',
    title: 'Sidecar latency',
    description: 'p50, p95 and p99 of calls through sidecars: flows, and spans of proxies',
    empty: 'No sidecar reported its latency',
    detail: 'Send flow events with latencyMs, or traces of the mesh, to see how long calls through it take.',
  },
  ingest: {
    id: 'ingest-delay',
    title: 'M10 ingest delay',
    description: 'From event to readable here; loaded history is left out',
    empty: 'No delay was measured',
    detail: 'It is measured for events as they come in, not for history.',
  },
  held: {
    id: 'held-delay',
    title: 'M10 held at the source',
    description: 'From event to sent, where sources say when they sent it',
    empty: 'No source said when it sent its events',
    detail: 'Send sentAt with each event to see how long sources hold them.',
  },
  transit: {
    id: 'transit-delay',
    title: 'M10 in transit',
    description: 'From sent to received, where sources say when they sent it',
    empty: 'No source said when it sent its events',
    detail: 'Send sentAt with each event to see how long they travel.',
  },
  storing: {
    id: 'storing-delay',
    title: 'M10 received to visible',
    description: 'What Gatehouse itself adds; loaded history is left out',
    empty: 'No delay was measured',
    detail: 'It is measured for events as they come in, not for history.',
  },
  attestation: {
    id: 'attestation-latency',
    title: 'Attestation latency',
    description: 'p50, p95 and p99 of the spans of attestation',
    empty: 'No attestation reported how long it took',
    detail: 'Send traces of what attests, such as SPIRE, with OpenTelemetry.',
  },
};

/** One latency over the window, with policy changes marked. */
export function LatencyPanel({
  measure,
  filter,
  id = WORDS[measure].id,
  actions,
  note,
}: {
  measure: LatencyMeasure;
  filter: EventFilter;
  /** Where links of the page lead, when several measures share the panel. */
  id?: string;
  actions?: ReactNode;
  /** Below the lines. */
  note?: ReactNode;
}) {
  const { from, to, zone, service, environment, policy, source } = filter;
  const scope = { from, to, zone, service, environment, source };
  // Ingest knows sources and places, sidecars know no policy.
  const query = useQuery(latencyQuery(measure, measure === 'evaluation' ? { ...scope, policy } : scope));
  const { title, description, empty, detail } = WORDS[measure];
  return (
    <QueryPanel
      id={id}
      title={title}
      actions={actions}
      description={policy && measure !== 'evaluation' ? `${description}; of all policies` : description}
      query={query}
      what={title.toLowerCase()}
      height={250}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={({ overall }): EmptyKind | null =>
        overall.count > 0 ? null : { kind: 'no-match', title: `${empty} in this time range`, detail }
      }
    >
      {(series) => (
        <>
          <LatencyLines series={series} />
          {note}
        </>
      )}
    </QueryPanel>
  );
}
