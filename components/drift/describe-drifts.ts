import { formatCounted, formatShare } from '@/components/format/format-count';
import { formatSeconds } from '@/components/format/format-duration';
import type { Drifts } from '@/lib/domain/read-models/drifts';

/** What is out of step, since when, and whether it is noticed in time, as a sentence. */
export function describeDrifts({ items, open, detection }: Drifts): string {
  if (items.length === 0) return 'No drift was seen in this time range.';
  const count = open.reduce((sum, group) => sum + group.count, 0);
  const oldest = Math.max(...open.map(({ oldestSeconds }) => oldestSeconds));
  const first =
    count === 0
      ? 'No drift is open.'
      : `${formatCounted(count, 'drift')} ${count === 1 ? 'is' : 'are'} open, the oldest for ${formatSeconds(oldest)}.`;
  if (detection.total === 0) return first;
  return `${first} ${formatShare(detection.good, detection.total)} detected in less than 30 minutes.`;
}
