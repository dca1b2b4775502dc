import { wilsonInterval, type Interval } from './wilson-interval';

/** Two proportions (0–1), each seen in `n` observations, which need not be whole numbers. */
export type Proportion = { share: number; n: number };

/** The first proportion minus the second, with its interval; `isDifferent` where that does not hold 0. */
export type ProportionDifference = { difference: number; interval: Interval; isDifferent: boolean };

/**
 * Compares two proportions; null without observations on either side. Newcombe's hybrid score interval
 * (Newcombe 1998, Statistics in Medicine 17, 873–890, method 10), made from the Wilson interval of each.
 * Who picks the pair after looking, out of `comparisons` pairs, asks for more (Bonferroni).
 */
export function compareProportions(
  first: Proportion,
  second: Proportion,
  { confidence, comparisons = 1 }: { confidence: number; comparisons?: number },
): ProportionDifference | null {
  const level = 1 - (1 - confidence) / comparisons;
  const one = wilsonInterval(first.share, first.n, level);
  const two = wilsonInterval(second.share, second.n, level);
  if (!one || !two) return null;
  const difference = first.share - second.share;
  const low = difference - Math.hypot(first.share - one.low, two.high - second.share);
  const high = difference + Math.hypot(one.high - first.share, second.share - two.low);
  return { difference, interval: { low, high }, isDifferent: low > 0 || high < 0 };
}
