import { nearestRank } from './nearest-rank';

/** Something that lasted from `start` to `end`, or goes on (null); milliseconds since 1970. */
export type ThresholdItem = { start: number; end: number | null };

/**
 * Items judged by how long they lasted. `good` and `bad` count those whose verdict fell within the window;
 * `pending` ones are younger than the threshold and still open. Durations are milliseconds, null without
 * any item that ended within the window.
 */
export type ThresholdMeasurement = {
  good: number;
  bad: number;
  pending: number;
  open: number;
  oldestOpenMs: number | null;
  clockClamped: number;
  clockRejected: number;
  completed: number;
  meanMs: number | null;
  /** The mean with the ages of open items counted in: it cannot be below this. */
  meanLowerBoundMs: number | null;
  percentileMs: (quantile: number) => number | null;
};

export type ThresholdWindow = { from: number; to: number; thresholdMs: number; skewToleranceMs: number };

/** A source's clock may be this far behind another's before a duration is rejected (slo.md §2.1). */
export const SKEW_TOLERANCE_MS = 300_000;

/**
 * Judges items as known at `to`: good ⇔ they lasted less than the threshold. An item counts once, in the
 * window that holds its decision time: its end if good, else the moment it reached the threshold, so that
 * what never ends cannot hide. Source: slo.md §2.1.
 */
export function measureThreshold(
  items: readonly ThresholdItem[],
  { from, to, thresholdMs, skewToleranceMs }: ThresholdWindow,
): ThresholdMeasurement {
  let [good, bad, pending, clockClamped, clockRejected] = [0, 0, 0, 0, 0];
  const ages: number[] = [];
  const durations: number[] = [];
  for (const { start, end } of items) {
    if (end !== null && end < to) {
      const lasted = end - start;
      if (lasted < -skewToleranceMs) {
        clockRejected += 1;
        continue;
      }
      if (lasted < 0) clockClamped += 1;
      const duration = Math.max(0, lasted);
      if (end >= from) durations.push(duration);
      const decidedAt = duration < thresholdMs ? end : start + thresholdMs;
      if (decidedAt < from) continue;
      if (duration < thresholdMs) good += 1;
      else bad += 1;
    } else if (start < to) {
      ages.push(to - start);
      const decidedAt = start + thresholdMs;
      if (decidedAt > to) pending += 1;
      else if (decidedAt >= from && decidedAt < to) bad += 1;
    }
  }
  durations.sort((left, right) => left - right);
  const sum = durations.reduce((total, each) => total + each, 0);
  const sumOfAges = ages.reduce((total, each) => total + each, 0);
  const known = durations.length + ages.length;
  return {
    good,
    bad,
    pending,
    open: ages.length,
    oldestOpenMs: ages.length > 0 ? Math.max(...ages) : null,
    clockClamped,
    clockRejected,
    completed: durations.length,
    meanMs: durations.length > 0 ? sum / durations.length : null,
    meanLowerBoundMs: known > 0 ? (sum + sumOfAges) / known : null,
    percentileMs: (quantile) => nearestRank(durations, quantile),
  };
}
