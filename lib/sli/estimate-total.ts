import { wilsonInterval, type Interval } from './wilson-interval';

/** A stratum of `population` items of which `n` were drawn by lot; `hits` of these have what is counted. */
export type TotalStratum = { population: number; n: number; hits: number };

/** An estimated total with its interval, which never leaves what is possible. */
export type TotalEstimate = { value: number; interval: Interval };

/**
 * Estimates how many of all items have what `hits` of the drawn ones have, from a stratified random sample:
 * T = Σ N·k/n, with variance Σ N²·(1 − n/N)·p(1 − p)/(n − 1) (Cochran, Sampling Techniques, 3rd ed., §5.3 and §3.2).
 * The interval is Wilson's at the effective size p(1 − p)/Var(p) of the whole, so that it stays sensible near 0 and
 * all; where no stratum shows any variance, the bound of none at Kish's effective size, over what was not drawn. It
 * holds what was counted for certain. Null while a stratum has items but none drawn.
 */
export function estimateTotal(strata: readonly TotalStratum[], confidence: number): TotalEstimate | null {
  const known = strata.filter(({ population }) => population > 0);
  if (known.length === 0 || known.some(({ n }) => n <= 0)) return null;
  const population = sum(known, (one) => one.population);
  const drawn = sum(known, (one) => one.n);
  const counted = sum(known, (one) => one.hits);
  const value = sum(known, (one) => (one.population * one.hits) / one.n);
  if (drawn >= population) return { value, interval: { low: value, high: value } };
  const variance = sum(known, ({ population: size, n, hits }) => {
    if (n >= size || n < 2) return 0;
    const share = hits / n;
    return (size * size * (1 - n / size) * share * (1 - share)) / (n - 1);
  });
  const interval =
    variance > 0
      ? ofAll(value / population, (value * (population - value)) / variance, population, confidence)
      : ofRest(known, confidence);
  return {
    value,
    interval: {
      low: Math.max(counted, Math.min(value, interval.low)),
      high: Math.min(population - (drawn - counted), Math.max(value, interval.high)),
    },
  };
}

const sum = (strata: readonly TotalStratum[], of: (stratum: TotalStratum) => number): number =>
  strata.reduce((total, stratum) => total + of(stratum), 0);

function ofAll(share: number, n: number, population: number, confidence: number): Interval {
  const { low, high } = wilsonInterval(share, n, confidence)!;
  return { low: low * population, high: high * population };
}

/**
 * All drawn items of each stratum agree: of those that were not drawn some may still be otherwise, in the strata that
 * had none as in those that had nothing else.
 */
function ofRest(strata: readonly TotalStratum[], confidence: number): Interval {
  const value = sum(strata, (one) => (one.population * one.hits) / one.n);
  const none = strata.filter(({ hits }) => hits === 0);
  const all = strata.filter(({ hits }) => hits > 0);
  return { low: value - otherwise(all, confidence), high: value + otherwise(none, confidence) };
}

/** How many items may be otherwise than every drawn one: Wilson's bound of none in the effective size, of the rest. */
function otherwise(strata: readonly TotalStratum[], confidence: number): number {
  const open = strata.filter(({ n, population }) => n < population);
  if (open.length === 0) return 0;
  const population = sum(open, (one) => one.population);
  const effective = population ** 2 / sum(open, (one) => one.population ** 2 / one.n);
  const rest = sum(open, (one) => one.population - one.n);
  return rest * wilsonInterval(0, effective, confidence)!.high;
}
