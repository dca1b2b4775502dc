import { normalQuantile } from './normal-quantile';
import type { Interval } from './wilson-interval';

/**
 * The Agresti–Coull interval of a proportion (0–1) that was seen in `n` observations, clipped to [0, 1];
 * null without observations. Source: slo.md §8.
 */
export function agrestiCoullInterval(proportion: number, n: number, confidence: number): Interval | null {
  if (!(n > 0)) return null;
  if (n === Infinity) return { low: proportion, high: proportion };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const adjusted = n + z * z;
  const centre = (proportion * n + (z * z) / 2) / adjusted;
  const reach = z * Math.sqrt((centre * (1 - centre)) / adjusted);
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
