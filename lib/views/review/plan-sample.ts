import { planReviews } from '@/lib/sli/plan-reviews';
import type { ReviewStratum } from '@/lib/sli/to-review-strata';

/** The policies whose denials are handed out next, as far as open denials of the sample are at hand. */
export const planSample = (
  strata: readonly ReviewStratum[],
  open: ReadonlyMap<string, number>,
  count: number,
): string[] =>
  planReviews(
    strata.map((stratum) => ({ ...stratum, available: open.get(stratum.policy) ?? 0 })),
    count,
  );
