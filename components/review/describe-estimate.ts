import { formatCounted, formatCount } from '@/components/format/format-count';
import { formatObjective, formatRatio } from '@/components/format/format-ratio';
import { describeInterval } from '@/components/indicators/describe-interval';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';

type Estimate = Pick<
  ReviewEstimate,
  'status' | 'estimate' | 'interval' | 'objective' | 'confidence' | 'population' | 'reviewed' | 'coverage'
>;

/** The answer to "were the denials right?" in one sentence. */
export function describeEstimate(found: Estimate, windowWords: string): string {
  const { status, estimate, interval, objective, confidence, population, reviewed, coverage } = found;
  if (status === 'no_data') return `Nothing was denied in ${windowWords}, so there is nothing to judge.`;
  const denials = formatCounted(population, 'denial');
  if (estimate === null)
    return `None of the ${denials} in ${windowWords} was drawn by lot and judged yet: nothing is known about their accuracy.`;
  const number = `an estimated ${formatRatio(estimate, { objective })} of ${denials} in ${windowWords} were true blocks`;
  const between = describeInterval(interval, objective);
  const goal = `the objective of ${formatObjective(objective)}`;
  const words = {
    met: `${goal} is met`,
    missed: `${goal} is missed`,
    uncertain: `the interval holds ${goal}, so more reviews have to tell`,
    insufficient_review: `the reviewed policies made only ${formatRatio(coverage)} of them: too little to tell`,
  }[status];
  return `From ${formatCounted(reviewed, 'review')}, ${number} (${formatObjective(confidence)} interval ${between ?? 'unknown'}): ${words}.`;
}

/** How far the interval is from ±1 point, in words. */
export function describeReviewsNeeded(reviewsToOnePoint: number | null): string {
  if (reviewsToOnePoint === null) return 'not known yet';
  if (reviewsToOnePoint === 0) return 'none: it is that narrow';
  return `about ${formatCount(reviewsToOnePoint)}`;
}

const KAPPA_WORDS: readonly (readonly [upTo: number, word: string])[] = [
  [0.2, 'slight'],
  [0.4, 'fair'],
  [0.6, 'moderate'],
  [0.8, 'substantial'],
];

/** Agreement of reviewers by Cohen's kappa in the words of Landis and Koch (1977). */
export function describeKappa(kappa: number | null): string {
  if (kappa === null) return 'not known';
  const word = kappa < 0 ? 'poor' : (KAPPA_WORDS.find(([upTo]) => kappa <= upTo)?.[1] ?? 'almost perfect');
  return `${kappa.toFixed(2)}, ${word}`;
}
