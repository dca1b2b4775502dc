import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { countLeading } from '@/lib/domain/count-leading';
import { nearestRank } from '@/lib/sli/nearest-rank';
import { sayDuration, sayShare } from '@/lib/slo/words';
import { makeCondition } from '../make-condition';

/** An event that Gatehouse sent itself, and after how long a query saw it; null where none did in time. */
export type Canary = { sentAt: number; visibleMs: number | null };

export type CanaryBounds = { windowMs: number; limitMs: number; share: number; fewest: number };

/** So long a canary is waited for: a younger one may still be on its way. */
const PATIENCE_MS = 60_000;

/**
 * Whether events become readable late at a time: more than a share of the canaries of the window were seen later than the
 * limit, or not at all. Too few canaries tell nothing. They come in the order of time.
 */
export function judgeCanaries(
  canaries: readonly Canary[],
  atMs: number,
  { windowMs, limitMs, share, fewest }: CanaryBounds,
): AlertCondition {
  const until = atMs - PATIENCE_MS;
  const countBefore = (ms: number) => countLeading(canaries, ({ sentAt }) => sentAt < ms);
  const sent = canaries.slice(countBefore(until - windowMs), countBefore(until));
  const base = { subject: { item: 'canaries' }, threshold: share, unit: 'ratio' as const };
  if (sent.length < fewest)
    return makeCondition({
      ...base,
      outcome: 'no-data',
      sentence: `Only ${sent.length} events of its own were sent within ${sayDuration(windowMs)}: nobody can tell how late events become readable.`,
    });
  const late = sent.filter(({ visibleMs }) => visibleMs === null || visibleMs > limitMs);
  const median = nearestRank(
    sent.map(({ visibleMs }) => visibleMs ?? Infinity).toSorted((one, other) => one - other),
    0.5,
  );
  const isLate = late.length / sent.length > share;
  const usual =
    median !== null && Number.isFinite(median)
      ? `half of them took ${sayDuration(median)} or more`
      : 'half of them were not seen within a minute';
  return makeCondition({
    ...base,
    outcome: isLate ? 'true' : 'false',
    value: late.length / sent.length,
    sinceMs: isLate ? late[0]!.sentAt : null,
    sentence: `${sayShare(late.length / sent.length)} of its own events became readable later than ${sayDuration(limitMs)} after they were sent; ${usual}.`,
  });
}
