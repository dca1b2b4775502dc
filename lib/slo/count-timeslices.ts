import { divideByBudget } from './burn-rate';
import type { Counts, CountsBetween } from './counts';
import { exceeds } from './exceeds';

/** What a slice without events is taken for. */
export type EmptySlices = 'ignore' | 'good' | 'bad';

export type TimesliceRule = {
  sliceMs: number;
  /** A slice is good at this share of good events or more; 0–1. */
  sliceTarget: number;
  emptySlices: EmptySlices;
};

/** Slices of a window; ratios are null when none counts. */
export type TimesliceCount = {
  slices: number;
  /** Slices with events, good and bad. */
  good: number;
  bad: number;
  empty: number;
  /** All but the empty ones that are ignored. */
  counted: number;
  /** Of those that count, the empty ones as the rule takes them. */
  countedBad: number;
  sli: number | null;
  /** The mean of the ratios of slices with events (RatioTimeslices). */
  meanRatio: number | null;
  /** The mean share of bad events, which is 1 − meanRatio without what floating point loses. */
  meanBadRatio: number | null;
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
  let [slices, good, bad, empty, sumOfRatios, sumOfBadRatios] = [0, 0, 0, 0, 0, 0];
  for (let startMs = fromMs; startMs < toMs; startMs += sliceMs) {
    const counts = countsBetween(startMs, Math.min(startMs + sliceMs, toMs));
    slices += 1;
    if (counts.total > 0) {
      const ratio = counts.good / counts.total;
      sumOfRatios += ratio;
      sumOfBadRatios += counts.bad / counts.total;
      if (exceeds(sliceTarget, ratio)) bad += 1;
      else good += 1;
    } else empty += 1;
  }
  const measured = good + bad;
  const counted = measured + (emptySlices === 'ignore' ? 0 : empty);
  const countedBad = bad + (emptySlices === 'bad' ? empty : 0);
  return {
    slices,
    good,
    bad,
    empty,
    counted,
    countedBad,
    sli: counted > 0 ? (counted - countedBad) / counted : null,
    meanRatio: measured > 0 ? sumOfRatios / measured : null,
    meanBadRatio: measured > 0 ? sumOfBadRatios / measured : null,
  };
}

/** The budget in slices: bad ones that are allowed, and the share of it that is consumed (null if none count). */
export function assessTimeslices({ counted, countedBad }: TimesliceCount, budgetRatio: number) {
  return {
    allowedBadSlices: budgetRatio * counted,
    consumed: counted > 0 ? divideByBudget(countedBad / counted, budgetRatio) : null,
  };
}

/**
 * Slices as counts, so that budgets and burn rates are reckoned in slices just as in events; with the
 * method `ratio-timeslices` each slice with events counts by its ratio. Both ends of a window are floored
 * to whole slices since 1970.
 */
export function inTimeslices(
  countsBetween: CountsBetween,
  rule: TimesliceRule,
  method: 'timeslices' | 'ratio-timeslices' = 'timeslices',
): CountsBetween {
  const floor = (atMs: number) => Math.floor(atMs / rule.sliceMs) * rule.sliceMs;
  return (fromMs, toMs) => {
    const count = countTimeslices(countsBetween, floor(fromMs), floor(toMs), rule);
    return method === 'timeslices' ? toSliceCounts(count) : toRatioCounts(count);
  };
}

const toSliceCounts = ({ counted, countedBad }: TimesliceCount): Counts => ({
  n: counted,
  b: countedBad,
  total: counted,
  good: counted - countedBad,
  bad: countedBad,
});

const toRatioCounts = ({ good, bad, meanRatio, meanBadRatio }: TimesliceCount): Counts => {
  const total = good + bad;
  return { n: total, b: bad, total, good: (meanRatio ?? 0) * total, bad: (meanBadRatio ?? 0) * total };
};
