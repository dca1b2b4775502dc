import { burnRate } from './burn-rate';
import type { Counts } from './counts';
import { exceeds } from './exceeds';

/** How an objective is doing, in four words, and two for when that cannot be told. */
export type SloStatus =
  'critical' | 'recovering' | 'increasing' | 'acceptable' | 'too-few-events' | 'no-data';

/** What a verdict takes at least, in raw observations of the long window. */
export type Gates = { minTotal: number; minBad: number };

/**
 * The status from a long and a short window: both above `factor` critical, only the long one recovering,
 * only the short one increasing, neither acceptable. A short window without data is not above. With less
 * than the gates ask for, nothing is said but that there are too few events.
 */
export function judgeStatus(
  long: Counts,
  short: Counts,
  { budgetRatio, factor, gates }: { budgetRatio: number; factor: number; gates: Gates },
): SloStatus {
  const longBurn = burnRate(long, budgetRatio);
  if (longBurn === null) return 'no-data';
  if (long.n < gates.minTotal) return 'too-few-events';
  const isLongHigh = exceeds(longBurn, factor);
  const isShortHigh = exceeds(burnRate(short, budgetRatio) ?? 0, factor);
  if (!isLongHigh && !isShortHigh) return 'acceptable';
  if (long.b < gates.minBad) return 'too-few-events';
  if (!isLongHigh) return 'increasing';
  return isShortHigh ? 'critical' : 'recovering';
}
