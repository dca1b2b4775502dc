import { exceeds } from './exceeds';

export type EwmaRule = {
  /** λ, the weight of the newest value, in (0, 1]. */
  lambda?: number;
  /** The mean and the standard deviation of the values while all is well. */
  mean: number;
  sigma: number;
  /** Limits are this many deviations off the mean. */
  width?: number;
  /** The limits of a long series from its start; else they widen towards them. */
  isAsymptotic?: boolean;
};

export type EwmaPoint = { ewma: number; upper: number; lower: number; isOut: boolean };

/** The exponentially weighted moving average of values with its control limits. Source: slo.md §11. */
export function traceEwma(
  values: readonly number[],
  { lambda = 0.2, mean, sigma, width = 3, isAsymptotic = false }: EwmaRule,
): EwmaPoint[] {
  let ewma = mean;
  return values.map((value, index) => {
    ewma = lambda * value + (1 - lambda) * ewma;
    const settled = isAsymptotic ? 1 : 1 - (1 - lambda) ** (2 * (index + 1));
    const reach = width * sigma * Math.sqrt((lambda / (2 - lambda)) * settled);
    const [upper, lower] = [mean + reach, mean - reach];
    return { ewma, upper, lower, isOut: exceeds(ewma, upper) || exceeds(lower, ewma) };
  });
}
