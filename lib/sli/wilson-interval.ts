import { normalQuantile } from './normal-quantile';

export type Interval = { low: number; high: number };

/**
 * Wilson's score interval of a proportion (0–1) that was seen in `n` observations, which need not be a
 * whole number; no continuity correction, clipped to [0, 1]. Null without observations; a point where
 * `n` is infinite. Source: slo.md §8.
 */
export function wilsonInterval(proportion: number, n: number, confidence: number): Interval | null {
  if (!(n > 0)) return null;
  if (n === Infinity) return { low: proportion, high: proportion };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = (z * z) / n;
  const centre = proportion + share / 2;
  const reach = z * Math.sqrt((proportion * (1 - proportion)) / n + share / (4 * n));
  return {
    // The formula gives these exactly, floating point nearly.
    low: proportion === 0 ? 0 : Math.max(0, (centre - reach) / (1 + share)),
    high: proportion === 1 ? 1 : Math.min(1, (centre + reach) / (1 + share)),
  };
}
