import { wilsonInterval } from './wilson-interval';

/**
 * The one-sided Wilson lower bound: with this confidence a proportion that was seen in `n` observations is
 * not smaller. Null without observations. Source: slo.md §7 and §8.
 */
export const wilsonLowerBound = (proportion: number, n: number, confidence: number): number | null =>
  // Both tails of the two-sided interval at 1 − 2α are as large as the one tail asked for.
  wilsonInterval(proportion, n, 2 * confidence - 1)?.low ?? null;
