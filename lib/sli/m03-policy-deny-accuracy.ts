import { estimateDenyAccuracy, type EstimateRules } from './estimate-deny-accuracy';
import type { IndicatorDefinition } from './indicator-definition';

const OBJECTIVE = 0.95;

/** How M3 is estimated: its objective, the confidence of its interval, the coverage that it asks for. */
export const REVIEW_RULES: EstimateRules = { target: OBJECTIVE, confidence: 0.95, minCoverage: 0.8 };

/**
 * M3: true blocks / denials. Nobody judges every denial, so the number is estimated from those drawn by
 * lot, stratified by policy; its counts are the denials of reviewed policies. Source: slo.md §8.
 */
export const policyDenyAccuracy: IndicatorDefinition = {
  id: 'M3',
  name: 'Policy deny accuracy',
  unit: 'ratio',
  objective: OBJECTIVE,
  direction: 'higher',
  numerator: 'Denials that were true blocks, estimated from reviews of denials drawn by lot in each policy',
  denominator: 'Denials, each weighted by 1 / its sample rate. Unreviewed ones are never counted as correct',
  kinds: ['decision'],
  measure: ({ reviews }) => {
    const found = estimateDenyAccuracy(reviews, REVIEW_RULES);
    const { status, estimate, interval, bounds, population, reviewed, coverage } = found;
    const known = reviews.filter((stratum) => stratum.reviewed > 0);
    const covered = known.reduce((sum, { denials }) => sum + denials, 0);
    const right = known.reduce((sum, { trueBlocks }) => sum + trueBlocks, 0);
    const open = reviews.reduce((sum, stratum) => sum + stratum.open, 0);
    const good = (estimate ?? 0) * covered;
    const isTold = estimate !== null && status !== 'insufficient_review';
    return {
      counts: {
        n: reviewed,
        b: reviewed - right,
        total: covered,
        good,
        bad: covered - good,
        weightSquare: covered,
      },
      value: isTold ? estimate : null,
      state: isTold ? 'measured' : population > 0 ? 'insufficient-review' : 'no-data',
      excluded: [
        { what: 'denials of policies without a review', count: population - covered },
        { what: 'reviewed denials on which reviewers are unsure or disagree', count: open },
      ].filter(({ count }) => count > 0),
      overUnity: false,
      sample: {
        status,
        estimate,
        interval,
        bounds,
        population,
        reviewed,
        coverage,
        confidence: REVIEW_RULES.confidence,
      },
    };
  },
};
