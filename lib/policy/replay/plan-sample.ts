/** Decisions of one outcome and service (an empty text is none) that the selection has. */
export type StratumSize = { outcome: string; service: string; population: number };

/** A stratum with the share of it that is drawn (0–1). */
export type SampleStratum = StratumSize & { share: number };

/** What a small stratum gets at least, so that it can be told apart at all. */
const AT_LEAST = 50;

/**
 * How much of each stratum to draw for about `size` decisions in all: in proportion, but of each stratum at least
 * 50 (or all of it). Null for all of everything.
 */
export function planSample(strata: readonly StratumSize[], size: number | null): SampleStratum[] {
  const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  if (size === null || size >= population) return strata.map((stratum) => ({ ...stratum, share: 1 }));
  return strata.map((stratum) => {
    const wanted = Math.max(AT_LEAST, (size * stratum.population) / population);
    return { ...stratum, share: Math.min(1, wanted / stratum.population) };
  });
}
