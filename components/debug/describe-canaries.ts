import { formatCount } from '@/components/format/format-count';
import { formatMilliseconds } from '@/components/format/format-duration';
import type { Canaries } from '@/lib/domain/read-models/canaries';

/** What became of the events that Gatehouse sent itself, in a sentence. */
export function describeCanaries({ sent, seen, p50, p99 }: Canaries): string {
  if (sent === 0)
    return 'Gatehouse sends itself an event a minute; none in this time range has been looked for yet.';
  const share = `${formatCount(seen)} of ${formatCount(sent)} canary events that Gatehouse sent itself`;
  if (seen === 0)
    return `None of ${formatCount(sent)} canary events that Gatehouse sent itself was seen in time.`;
  return `${share} were seen by a query: after ${formatMilliseconds(p50)} (p50), ${formatMilliseconds(p99)} (p99).`;
}
