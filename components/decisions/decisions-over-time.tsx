'use client';

import { useQuery } from '@tanstack/react-query';
import { DecisionHistogram } from '@/components/charts/decision-histogram';
import { QueryPanel } from '@/components/states/query-panel';
import { decisionSeriesQuery } from '@/lib/client/series-queries';
import type { EventFilter } from '@/lib/domain/filters';
import type { DecisionSeries } from '@/lib/domain/read-models/common';
import { describeIgnored } from './describe-filters';
import { emptyDecisions, emptyDenials } from './empty-decisions';

/** Decisions by outcome over the window, with policy changes marked; dragging zooms the page. */
export function DecisionsOverTime({
  title,
  filter,
  decisions,
  onlyRows,
  hasFilter,
  onClear,
}: {
  title: string;
  filter: EventFilter;
  /** The same without the filter of the outcome, once it is there. */
  decisions: DecisionSeries | undefined;
  /** Filters in force that the chart cannot follow. */
  onlyRows: readonly string[];
  hasFilter: boolean;
  onClear: () => void;
}) {
  const query = useQuery(decisionSeriesQuery(filter));
  const ignored = describeIgnored(onlyRows);
  return (
    <QueryPanel
      title={title}
      description={[
        'By outcome; an event of a sampled source counts as many as it stands for. Drag to zoom.',
        ignored,
      ]
        .filter(Boolean)
        .join(' ')}
      query={query}
      what="decisions over time"
      height={260}
      freshnessOf={({ freshness }) => freshness}
      emptyOf={(series: DecisionSeries) =>
        series.buckets.length > 0
          ? null
          : filter.outcome === 'deny'
            ? emptyDenials(decisions, { hasFilter, onClear })
            : emptyDecisions(series, { hasFilter, onClear })
      }
    >
      {(series) => <DecisionHistogram series={series} height={180} />}
    </QueryPanel>
  );
}
