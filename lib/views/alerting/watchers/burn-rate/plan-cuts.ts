import type { BudgetingMethod } from '@/lib/domain/objective';
import type { ObjectivePlan } from '@/lib/slo/assess-objective';
import type { TimeSpan } from '@/lib/slo/merge-windows';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A week of hours tells how regularly events come; the last hours say more exactly when they ceased. */
const RHYTHM_MS = 168 * HOUR_MS;
const FINE_MS = 5 * MINUTE_MS;
const FINE_FOR_MS = 6 * HOUR_MS;

/**
 * The times at which the counts of an objective are cut so that it can be judged as of some times (milliseconds): the
 * edges of its rules' windows and of its corrections. Where there are many times, the far edge of the objective's own
 * window, which tells what is left of the budget, is exact to an hour.
 */
export function planCuts(
  asOfTimes: readonly number[],
  planAt: (asOfMs: number) => ObjectivePlan,
  corrected: readonly TimeSpan[],
  method: BudgetingMethod,
): number[] {
  const isOne = asOfTimes.length === 1;
  const edges = asOfTimes.flatMap((asOfMs) => {
    const { span, rules } = planAt(asOfMs);
    const startMs = isOne ? span.startMs : Math.floor(span.startMs / HOUR_MS) * HOUR_MS;
    return [asOfMs, startMs, ...rules.flatMap(({ rule }) => [asOfMs - rule.longMs, asOfMs - rule.shortMs])];
  });
  const [first, last] = [asOfTimes[0]!, asOfTimes.at(-1)!];
  const earliest = edges.reduce((least, ms) => Math.min(least, ms), first);
  return [
    ...edges,
    ...corrected.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...cutEvery(HOUR_MS, first - RHYTHM_MS, last),
    ...cutEvery(FINE_MS, first - FINE_FOR_MS, first),
    ...(method.type === 'occurrences' ? [] : cutEvery(method.sliceMinutes * MINUTE_MS, earliest, last)),
  ].map((ms) => Math.floor(ms / MINUTE_MS) * MINUTE_MS);
}

/** The whole multiples of a length of time within [fromMs, toMs], and the one before. */
function cutEvery(stepMs: number, fromMs: number, toMs: number): number[] {
  const first = Math.floor(fromMs / stepMs);
  return Array.from(
    { length: Math.max(0, Math.floor(toMs / stepMs) - first + 1) },
    (_, index) => (first + index) * stepMs,
  );
}
