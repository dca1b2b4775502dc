import type { EmptyKind } from '@/components/states/empty';
import type { DecisionSeries, Freshness } from '@/lib/domain/read-models/common';

type Filtering = { hasFilter: boolean; onClear: () => void };

const NOT_CONNECTED: EmptyKind = {
  kind: 'not-connected',
  title: 'No event has arrived yet',
  how: 'Point a policy engine at /api/ingest/opa or send events to /api/ingest/events with a token from Settings.',
};

/** Which kind of empty a chart of decisions is, or null when it has something to show. */
export function emptyOfSeries(series: DecisionSeries, filtering: Filtering): EmptyKind | null {
  return series.buckets.length > 0 ? null : emptyDecisions('No decisions', series.freshness, filtering);
}

/** Why there are no decisions: never connected, filtered away, or none in this time range. */
export function emptyDecisions(
  what: string,
  freshness: Freshness | undefined,
  { hasFilter, onClear }: Filtering,
): EmptyKind {
  if (freshness?.dataUntil === null) return NOT_CONNECTED;
  return hasFilter
    ? {
        kind: 'no-match',
        title: `${what} match the filters`,
        detail: 'Clear them, or choose a longer time range.',
        onClear,
      }
    : {
        kind: 'no-match',
        title: `${what} in this time range`,
        detail: 'Choose a longer time range to look further back.',
      };
}
