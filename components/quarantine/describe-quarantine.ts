import { formatCounted } from '@/components/format/format-count';
import type { QuarantineState } from './use-quarantine-filter';

/** The sentence that answers the page's question: what could not be read? */
export function describeQuarantine(total: number, state: QuarantineState, isFiltered: boolean): string {
  const events = formatCounted(total, 'event');
  if (state === 'replayed')
    return `${events} ${total === 1 ? 'was' : 'were'} replayed${isFiltered ? ' and match' : ''}${isFiltered && total === 1 ? 'es' : ''}.`;
  if (isFiltered) return `${events} in quarantine ${total === 1 ? 'matches' : 'match'}.`;
  if (total === 0) return 'Every event that arrived could be read.';
  return `${events} could not be read and ${total === 1 ? 'waits' : 'wait'} here until the cause is mended.`;
}
