import { divideByBudget } from './burn-rate';
import { NO_COUNTS, type Counts, type CountsBetween } from './counts';
import { exceeds } from './exceeds';

/** What a slice without events is taken for. */
export type EmptySlices = 'ignore' | 'good' | 'bad';

export type TimesliceRule = {
  sliceMs: number;
  /** A slice is good at this share of good events or more; 0–1. */
  sliceTarget: number;
  emptySlices: EmptySlices;
};

/** Slices of a window; the SLI is null when none counts. */
export type TimesliceCount = {
  slices: number;
  /** Slices with events, good and bad. */
  good: number;
  bad: number;
  empty: number;
  /** All but the empty ones that are ignored. */
  counted: number;
  sli: number | null;
  /** The mean of the ratios of slices with events (RatioTimeslices); null without any. */
  meanRatio: number | null;
};

/**
 * Cuts [fromMs, toMs) into slices from its start, the last of which may be shorter, and judges each. A
 * slice that is exactly at its target is good. Source: slo.md §2.2.
 */
export function countTimeslices(
  countsBetween: CountsBetween,
  fromMs: number,
  toMs: number,
  { sliceMs, sliceTarget, emptySlices }: TimesliceRule,
): TimesliceCount {
  let [slices, good, bad, empty, sumOfRatios] = [0, 0, 0, 0, 0];
  for (let startMs = fromMs; startMs < toMs; startMs += sliceMs) {
    const counts = countsBetween(startMs, Math.min(startMs + sliceMs, toMs));
    slices += 1;
    if (counts.total > 0) {
      const ratio = counts.good / counts.total;
      sumOfRatios += ratio;
      if (exceeds(sliceTarget, ratio)) bad += 1;
      else good += 1;
    } else empty += 1;
  }
  const counted = good + bad + (emptySlices === 'ignore' ? 0 : empty);
  const measured = good + bad;
  return {
    slices,
    good,
    bad,
    empty,
    counted,
    sli: counted > 0 ? (good + (emptySlices === 'good' ? empty : 0)) / counted : null,
    meanRatio: measured > 0 ? sumOfRatios / measured : null,
  };
}

/** The budget in slices: bad ones that are allowed, and the share of it that is consumed (null if none count). */
export function assessTimeslices({ counted, sli }: TimesliceCount, budgetRatio: number) {
  return {
    allowedBadSlices: budgetRatio * counted,
    consumed: sli === null ? null : divideByBudget(1 - sli, budgetRatio),
  };
}

/**
 * Slices as counts, so that budgets and burn rates are reckoned in slices just as in events. `method`
 * `ratio-timeslices` counts each slice with events by its ratio. Windows are cut from their start, floored
 * to whole slices at both ends.
 */
export function inTimeslices(
  countsBetween: CountsBetween,
  rule: TimesliceRule,
  method: 'timeslices' | 'ratio-timeslices' = 'timeslices',
): CountsBetween {
  const floor = (atMs: number) => Math.floor(atMs / rule.sliceMs) * rule.sliceMs;
  return (fromMs, toMs) => {
    const count = countTimeslices(countsBetween, floor(fromMs), floor(toMs), rule);
    return method === 'timeslices' ? toSliceCounts(count, rule.emptySlices) : toRatioCounts(count);
  };
}

const toSliceCounts = ({ good, bad, empty, counted }: TimesliceCount, emptySlices: EmptySlices): Counts => {
  const badSlices = bad + (emptySlices === 'bad' ? empty : 0);
  const goodSlices = good + (emptySlices === 'good' ? empty : 0);
  return { n: counted, b: badSlices, total: counted, good: goodSlices, bad: badSlices };
};

const toRatioCounts = ({ good, bad, meanRatio }: TimesliceCount): Counts => {
  if (meanRatio === null) return NO_COUNTS;
  const total = good + bad;
  return { n: total, b: bad, total, good: meanRatio * total, bad: (1 - meanRatio) * total };
};
