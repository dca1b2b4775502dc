import type { EMPTY_SLICES } from '@/lib/domain/objective';
import { divideByBudget } from './burn-rate';
import type { Counts, CountsBetween } from './counts';
import { exceeds } from './exceeds';

/** What a slice without events is taken for. */
export type EmptySlices = (typeof EMPTY_SLICES)[number];

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

/** What slices come to; sums over disjoint windows. */
type Tally = { good: number; bad: number; empty: number; ratios: number; badRatios: number };

const NO_SLICES: Tally = { good: 0, bad: 0, empty: 0, ratios: 0, badRatios: 0 };

/**
 * Cuts [fromMs, toMs) into slices from its start, the last of which may be shorter, and judges each. A
 * slice that is exactly at its target is good. Source: slo.md §2.2.
 */
export function countTimeslices(
  countsBetween: CountsBetween,
  fromMs: number,
  toMs: number,
  rule: TimesliceRule,
): TimesliceCount {
  let tally = NO_SLICES;
  for (let startMs = fromMs; startMs < toMs; startMs += rule.sliceMs)
    tally = addTallies(
      tally,
      judgeSlice(countsBetween(startMs, Math.min(startMs + rule.sliceMs, toMs)), rule),
    );
  return finishCount(tally, rule);
}

function judgeSlice({ good, bad, total }: Counts, { sliceTarget }: TimesliceRule): Tally {
  if (!(total > 0)) return { ...NO_SLICES, empty: 1 };
  const ratio = good / total;
  const isBad = exceeds(sliceTarget, ratio);
  return { good: isBad ? 0 : 1, bad: isBad ? 1 : 0, empty: 0, ratios: ratio, badRatios: bad / total };
}

const addTallies = (left: Tally, right: Tally): Tally => ({
  good: left.good + right.good,
  bad: left.bad + right.bad,
  empty: left.empty + right.empty,
  ratios: left.ratios + right.ratios,
  badRatios: left.badRatios + right.badRatios,
});

function finishCount(
  { good, bad, empty, ratios, badRatios }: Tally,
  { emptySlices }: TimesliceRule,
): TimesliceCount {
  const measured = good + bad;
  const counted = measured + (emptySlices === 'ignore' ? 0 : empty);
  const countedBad = bad + (emptySlices === 'bad' ? empty : 0);
  return {
    slices: measured + empty,
    good,
    bad,
    empty,
    counted,
    countedBad,
    sli: counted > 0 ? (counted - countedBad) / counted : null,
    meanRatio: measured > 0 ? ratios / measured : null,
    meanBadRatio: measured > 0 ? badRatios / measured : null,
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
 * Slices are remembered by themselves and in blocks of so many: a month of minutes is 43 200 slices, asked for again and
 * again by thousands of windows.
 */
const BLOCKS = [256, 16] as const;

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
  const { sliceMs } = rule;
  const known = new Map([...BLOCKS, 1].map((size) => [size, new Map<number, Tally>()]));
  const tallyBlock = (start: number, size: number): Tally => {
    const ofSize = known.get(size)!;
    const found = ofSize.get(start);
    if (found) return found;
    const tally =
      size === 1
        ? judgeSlice(countsBetween(start * sliceMs, (start + 1) * sliceMs), rule)
        : tallySlices(start, start + size, size);
    ofSize.set(start, tally);
    return tally;
  };
  /** The slices [start, end), in the largest blocks below a size that lie whole within them. */
  const tallySlices = (start: number, end: number, below = Infinity): Tally => {
    let tally = NO_SLICES;
    for (let slice = start; slice < end;) {
      const from = slice;
      const size = BLOCKS.find((each) => each < below && from % each === 0 && from + each <= end) ?? 1;
      tally = addTallies(tally, tallyBlock(slice, size));
      slice += size;
    }
    return tally;
  };
  return (fromMs, toMs) => {
    const tally = tallySlices(Math.floor(fromMs / sliceMs), Math.floor(toMs / sliceMs));
    const count = finishCount(tally, rule);
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
