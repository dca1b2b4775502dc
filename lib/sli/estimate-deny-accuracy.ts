import { wilsonInterval, type Interval } from './wilson-interval';

/** One policy: its denials (weighted), how many drawn by lot were reviewed, and true blocks among these. */
export type DenyStratum = { policy: string; denials: number; reviewed: number; trueBlocks: number };

export type EstimateRules = {
  /** The objective as a ratio (0–1). */
  target: number;
  confidence: number;
  /** Below this share of the denials in reviewed policies there is no answer. */
  minCoverage: number;
};

export type DenyAccuracyStatus = 'no_data' | 'insufficient_review' | 'met' | 'missed' | 'uncertain';

export type DenyAccuracy = {
  status: DenyAccuracyStatus;
  /** Of the denials of reviewed policies; null while nothing was reviewed. */
  estimate: number | null;
  /** Null where a policy with a single review leaves it undefined. */
  standardError: number | null;
  /** As many independent reviews would tell as much; infinite when everything was reviewed. */
  effectiveReviews: number | null;
  interval: Interval | null;
  /** What it would be over all denials if those of unreviewed policies were all wrong, or all right. */
  bounds: Interval | null;
  population: number;
  reviewed: number;
  /** Share of the denials whose policy has at least one review; null without denials. */
  coverage: number | null;
};

/** Values this close (relative) are equal: an exact tie meets the objective (slo.md §1, comparison rule). */
const TOLERANCE = 1e-9;

/**
 * M3, estimated from reviews of denials that were drawn by lot in each policy; each policy counts by its
 * share of the denials, and what nobody reviewed is never taken for correct. Source: slo.md §8.
 */
export function estimateDenyAccuracy(
  strata: readonly DenyStratum[],
  { target, confidence, minCoverage }: EstimateRules,
): DenyAccuracy {
  const population = sumOf(strata, ({ denials }) => denials);
  const known = strata.filter(({ denials, reviewed }) => denials > 0 && reviewed > 0);
  const covered = sumOf(known, ({ denials }) => denials);
  const nothing = { estimate: null, standardError: null, effectiveReviews: null, interval: null };
  if (population === 0)
    return { status: 'no_data', ...nothing, bounds: null, population, reviewed: 0, coverage: null };
  if (known.length === 0)
    return {
      status: 'insufficient_review',
      ...nothing,
      bounds: { low: 0, high: 1 },
      population,
      reviewed: 0,
      coverage: 0,
    };

  const coverage = covered / population;
  const terms = known.map(({ denials, reviewed, trueBlocks }) => {
    const accuracy = trueBlocks / reviewed;
    return { share: denials / covered, reviewed, accuracy, unseen: 1 - Math.min(1, reviewed / denials) };
  });
  const estimate = Math.min(
    1,
    sumOf(terms, ({ share, accuracy }) => share * accuracy),
  );
  const effectiveReviews =
    1 / sumOf(terms, ({ share, reviewed, unseen }) => (share ** 2 * unseen) / reviewed);
  const interval = wilsonInterval(estimate, effectiveReviews, confidence);
  const isDefined = terms.every(({ reviewed, unseen }) => reviewed > 1 || unseen === 0);
  return {
    status: coverage < minCoverage || !interval ? 'insufficient_review' : judgeInterval(interval, target),
    estimate,
    standardError: isDefined
      ? Math.sqrt(
          sumOf(terms, ({ share, reviewed, accuracy, unseen }) =>
            unseen === 0 ? 0 : (share ** 2 * unseen * accuracy * (1 - accuracy)) / (reviewed - 1),
          ),
        )
      : null,
    effectiveReviews,
    interval,
    bounds: { low: estimate * coverage, high: estimate * coverage + 1 - coverage },
    population,
    reviewed: sumOf(known, ({ reviewed }) => reviewed),
    coverage,
  };
}

/** What an interval says of a target (0–1): all of it on one side, or neither. A tie meets it. */
export function judgeInterval({ low, high }: Interval, target: number): 'met' | 'missed' | 'uncertain' {
  const least = target - target * TOLERANCE;
  if (low >= least) return 'met';
  return high < least ? 'missed' : 'uncertain';
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
