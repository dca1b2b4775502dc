import type { EmptyKind } from '@/components/states/empty';
import type { DecisionSeries } from '@/lib/domain/read-models/common';

export type Filtering = { hasFilter: boolean; onClear: () => void };

const NOT_CONNECTED: EmptyKind = {
  kind: 'not-connected',
  title: 'No event has arrived yet',
  how: 'Point a policy engine at /api/ingest/opa or send events to /api/ingest/events with a token from Settings.',
};

/** Why there are no decisions: never connected, filtered away, or none in this time range. */
export function emptyDecisions(
  series: DecisionSeries | undefined,
  { hasFilter, onClear }: Filtering,
): EmptyKind {
  if (series?.freshness.dataUntil === null) return NOT_CONNECTED;
  return hasFilter
    ? {
        kind: 'no-match',
        title: 'No decisions match the filters',
        detail: 'Clear them, or choose a longer time range.',
        onClear,
      }
    : {
        kind: 'no-match',
        title: 'No decisions in this time range',
        detail: 'Choose a longer time range to look further back.',
      };
}

/**
 * Why there are no denials. Where decisions were made and none was a denial, that is good news.
 * `decisions` is the series of decisions of every outcome.
 */
export function emptyDenials(decisions: DecisionSeries | undefined, filtering: Filtering): EmptyKind {
  if (filtering.hasFilter)
    return {
      kind: 'no-match',
      title: 'No denials match the filters',
      detail: 'Clear them, or choose a longer time range.',
      onClear: filtering.onClear,
    };
  if (!decisions || decisions.buckets.length === 0) return emptyDecisions(decisions, filtering);
  return {
    kind: 'all-quiet',
    title: 'No denials in this time range',
    checkedAt: decisions.freshness.generatedAt,
    detail: 'Decisions were made, and every request was let through.',
  };
}
