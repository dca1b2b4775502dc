import type { CountRow } from '../read-rows';

const MINUTE_MS = 60_000;

/** Minutes of constant traffic, one row each, from a minute on. */
export const makeRows = (fromMinute: number, minutes: number, good: number, total: number): CountRow[] =>
  Array.from({ length: minutes }, (_, index) => ({
    startMs: (fromMinute + index) * MINUTE_MS,
    stepMs: MINUTE_MS,
    n: total,
    b: total - good,
    total,
    good,
    bad: total - good,
  }));

/** Counts of unweighted events. */
export const makeCounts = (bad: number, total: number) => ({
  n: total,
  b: bad,
  total,
  good: total - bad,
  bad,
});
