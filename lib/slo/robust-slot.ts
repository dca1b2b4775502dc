import { medianOf } from '@/lib/sli/median-of';
import { exceeds } from './exceeds';

/** Makes the median absolute deviation comparable to a standard deviation of normal data. */
const NORMAL_SCALE = 1.4826;

/** A count against its own history; all but `n` are null where that is too short for a verdict. */
export type SlotVerdict = {
  n: number;
  median: number | null;
  mad: number | null;
  sigma: number | null;
  score: number | null;
  /** The largest count that is no anomaly. */
  upper: number | null;
  isAnomaly: boolean | null;
};

/**
 * Judges a count by the same hour of earlier weeks, where null is a week without data: anomalous above `k`
 * deviations, which are floored as a Poisson count's. To annotate, never to silence an alert.
 * Source: slo.md §11 (Iglewicz–Hoaglin).
 */
export function judgeSlot(
  history: readonly (number | null)[],
  value: number,
  { k = 3.5, fewestWeeks = 4 } = {},
): SlotVerdict {
  const usable = history.filter((count) => count !== null);
  const n = usable.length;
  const median = n < fewestWeeks ? null : medianOf(usable);
  if (median === null)
    return { n, median: null, mad: null, sigma: null, score: null, upper: null, isAnomaly: null };
  const mad = medianOf(usable.map((count) => Math.abs(count - median)))!;
  const sigma = Math.max(NORMAL_SCALE * mad, Math.sqrt(Math.max(median, 1)));
  const score = (value - median) / sigma;
  return { n, median, mad, sigma, score, upper: median + k * sigma, isAnomaly: exceeds(score, k) };
}
