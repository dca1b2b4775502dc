import { formatCount, formatCounted } from '@/components/format/format-count';
import type { ReprocessRun } from '@/lib/domain/read-models/trust-rules';

/** What a walk over past events did so far, in one sentence. */
export function describeRun(run: ReprocessRun): string {
  const read = `${formatCount(run.scanned)} of about ${formatCounted(Math.max(run.total, run.scanned), 'past event')} read`;
  const others = formatCounted(run.moved, 'event');
  if (run.mode === 'count')
    return `${read}: ${others} would move, ${formatCount(run.unzoned)} would be unzoned.`;
  return `${read}: ${others} moved, ${formatCount(run.unzoned)} unzoned.`;
}

/** The share that is done, 0–1; null before it is known of how many. */
export const shareDone = ({ scanned, total, state }: ReprocessRun): number | null =>
  state === 'done' ? 1 : total > 0 ? Math.min(1, scanned / total) : null;

/** What a walk is called. */
export const nameRun = ({ mode, state }: ReprocessRun): string => {
  const words = {
    running: mode === 'count' ? 'Counting past events' : 'Moving past events',
    done: mode === 'count' ? 'Past events counted' : 'Past events moved',
    cancelled: mode === 'count' ? 'Counting was stopped' : 'Moving was stopped',
    failed: mode === 'count' ? 'Counting failed' : 'Moving failed',
  };
  return words[state];
};
