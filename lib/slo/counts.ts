import type { SliCounts } from '@/lib/sli/indicator-definition';

/**
 * Counts behind a figure: raw observations (`n`, of which `b` bad) and weighted ones (`good` + `bad` =
 * `total`). All are 0 when nothing was measured.
 */
export type Counts = Pick<SliCounts, 'n' | 'b' | 'total' | 'good' | 'bad'>;

/** What was counted in [fromMs, toMs), milliseconds since 1970. */
export type CountsBetween = (fromMs: number, toMs: number) => Counts;

export const NO_COUNTS: Counts = { n: 0, b: 0, total: 0, good: 0, bad: 0 };

/** The sum of counts of disjoint parts. */
export const addCounts = (left: Counts, right: Counts): Counts => ({
  n: left.n + right.n,
  b: left.b + right.b,
  total: left.total + right.total,
  good: left.good + right.good,
  bad: left.bad + right.bad,
});
