import { formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { RemediationFigures } from '@/lib/domain/read-models/remediation';

/** M9's figures in sentences; what was not measured is not said. */
export function describeRemediation(figures: RemediationFigures): string {
  const { open, oldestOpenSeconds, resolved, mean, meanLowerBound, p50, p95, good, total } = figures;
  return [
    total > 0 ? `${formatShare(good, total)} resolved in less than 4 hours.` : null,
    resolved > 0
      ? `Mean ${formatSeconds(mean)}, p50 ${formatSeconds(p50)}, p95 ${formatSeconds(p95)} of ${resolved} resolved.`
      : null,
    open > 0
      ? `${open} open, the oldest for ${formatSeconds(oldestOpenSeconds)}; with them the mean is at least ${formatSeconds(meanLowerBound)}.`
      : null,
  ]
    .filter(Boolean)
    .join(' ');
}
