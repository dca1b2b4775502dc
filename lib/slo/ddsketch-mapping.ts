/** DDSketch's logarithmic mapping: an estimate is off by at most `alpha` of the true value. */
export type DdsketchMapping = {
  gamma: number;
  indexOf: (value: number) => number;
  estimateOf: (index: number) => number;
};

/**
 * γ = (1+α)/(1−α); a positive value is in bucket ⌈log_γ v⌉, which 2·γ^i/(γ+1) stands for. For sketches
 * that other systems send. Source: Masson, Rim & Lee 2019; slo.md §10.
 */
export function makeDdsketchMapping(alpha: number): DdsketchMapping {
  const gamma = (1 + alpha) / (1 - alpha);
  return {
    gamma,
    indexOf: (value) => Math.ceil(Math.log(value) / Math.log(gamma)),
    estimateOf: (index) => (2 * gamma ** index) / (gamma + 1),
  };
}
