import type { ActivationReview, ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';

/** What the reviews of an activation come to: the longest one that had data saw all that the others saw. */
export function pickVerdict(
  reviews: readonly Pick<ActivationReview, 'minutes' | 'verdict'>[],
): ReviewVerdict {
  const longestFirst = reviews.toSorted((one, other) => other.minutes - one.minutes);
  return longestFirst.find(({ verdict }) => verdict !== 'no-data')?.verdict ?? 'no-data';
}
