import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { mergeMarkers } from '@/components/charts/prepare/merge-markers';
import type { DecisionSeries } from '@/lib/domain/read-models/common';

/**
 * What the page's charts say in one sentence: "212 of 17,200 decisions were denied (1.2 %), 3 policy
 * changes fall into this window." Null without decisions.
 */
export function describeDebug(series: DecisionSeries): string | null {
  let denied = 0;
  let total = 0;
  for (const { allow, deny, error, unevaluated, wouldDeny } of series.buckets) {
    denied += deny;
    total += allow + deny + error + unevaluated + wouldDeny;
  }
  if (total === 0) return null;
  const changes = mergeMarkers(series.markers).filter(({ marker }) =>
    marker.type.startsWith('policy-'),
  ).length;
  const fall = changes === 1 ? 'falls' : 'fall';
  const after =
    changes === 0 ? 'no policy change falls' : `${formatCounted(changes, 'policy change')} ${fall}`;
  return `${formatShare(denied, total)} decisions were denied (${formatRatio(denied / total)}); ${after} into this window.`;
}
