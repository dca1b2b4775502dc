import { estimateDenyAccuracy } from '@/lib/sli/estimate-deny-accuracy';
import { planReviews } from '@/lib/sli/plan-reviews';
import { byKind } from '../by-kind';

type Input = {
  strata: { policy: string; N: number; n: number; x: number }[];
  target: string;
  confidence: number;
  min_coverage: number;
  plan_reviews: number;
};

export const stratifiedReviewSuite = byKind('stratified_review', {
  '': (input: Input) => {
    const strata = input.strata.map(({ policy, N, n, x }) => ({
      policy,
      denials: N,
      reviewed: n,
      trueBlocks: x,
    }));
    const found = estimateDenyAccuracy(strata, {
      target: Number(input.target),
      confidence: input.confidence,
      minCoverage: input.min_coverage,
    });
    return {
      population: found.population,
      reviewed: found.reviewed,
      coverage: found.coverage,
      estimate: found.estimate,
      std_error: found.standardError,
      effective_n: found.effectiveReviews,
      ci_low: found.interval?.low ?? null,
      ci_high: found.interval?.high ?? null,
      bound_low: found.bounds?.low ?? null,
      bound_high: found.bounds?.high ?? null,
      naive_estimate: naiveRatio(input.strata),
      status: found.status,
      next_reviews: planReviews(strata, input.plan_reviews),
    };
  },
});

/** What the estimate must not be; the vectors state it for contrast and the product computes it nowhere. */
function naiveRatio(strata: Input['strata']): number | null {
  const reviewed = strata.reduce((sum, { n }) => sum + n, 0);
  return reviewed > 0 ? strata.reduce((sum, { x }) => sum + x, 0) / reviewed : null;
}
