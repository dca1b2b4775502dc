import type {
  ReviewEvidence,
  ReviewFinding,
  ReviewVerdict,
} from '@/lib/domain/read-models/activation-reviews';
import type { ShareDifference } from './compare-shares';

/**
 * The rules of the automatic review, with their reasons.
 *
 * - Shares are compared, never counts: a busy hour with the same share of denials is no finding.
 * - A difference has to be outside of chance and large enough to matter, else every busy policy would be
 *   "significantly" worse all the time.
 */
export const REVIEW_RULES = {
  /** An activation is looked at three times for two shares: with 95 % every fourth quiet one would stand out. */
  confidence: 0.99,
  /** Effective decisions on each side; with fewer, half of them denied might still be chance. */
  fewestDecisions: 10,
  /**
   * Fine is said only where the interval leaves out that so much more is denied: of two dozen requests a sixth
   * could be denied anew without standing out from chance, and nobody would call that fine.
   */
  excluded: 0.2,
  /** Two of a hundred requests is what callers notice; policies vary by less from hour to hour. */
  leastDenials: 0.02,
  /** An engine that errs is broken, whoever asks: half of that. */
  leastErrors: 0.01,
  /** Evaluations on each side; the p95 of fewer rests on one or two. */
  fewestEvaluations: 50,
  /** Twice as slow and by milliseconds is worth a look; below that nobody feels it. */
  slower: { factor: 2, milliseconds: 5 },
  /** Three times as slow and by a share of a request's usual time is felt by callers. */
  muchSlower: { factor: 3, milliseconds: 50 },
  /** Denials of a service that was never denied before; fewer are a typing error of one caller. */
  fewestNewDenials: 5,
  /** The share of a budget that pages when it goes within an hour (SRE workbook, chapter 5). */
  budget: 0.02,
} as const;

export type ToJudge = Omit<ReviewEvidence, 'findings'> & {
  /** Effective sizes of what was decided before and after. */
  sizes: { before: number; after: number; earlier: number };
  isReturn: boolean;
};

/**
 * Judges an activation by its evidence. `regression` where more is denied or fails, or much slower than what it
 * is compared with, `watch` where somebody should look, `no-data` where too little was decided to say anything.
 */
export function judgeReview(seen: ToJudge): { verdict: ReviewVerdict; findings: ReviewFinding[] } {
  const { fewestDecisions, leastDenials, leastErrors } = REVIEW_RULES;
  const hasBefore = seen.sizes.before >= fewestDecisions;
  const earlier = seen.earlier && seen.sizes.earlier >= fewestDecisions ? seen.earlier : null;
  if (seen.sizes.after < fewestDecisions || (!hasBefore && !earlier))
    return { verdict: 'no-data', findings: [] };
  const judgeShare = (about: 'denials' | 'errors', least: number) =>
    judgeRise(about, hasBefore ? seen[about] : null, earlier && earlier[about], least);
  const findings = [
    judgeShare('denials', leastDenials),
    judgeShare('errors', leastErrors),
    seen.isReturn ? null : judgeFall(hasBefore ? seen.denials : earlier!.denials),
    judgeLatency(seen.latency),
    judgeNewGroups(seen),
    judgeBudget(seen.budget),
  ].filter((finding) => finding !== null);
  if (findings.length > 0) {
    const isRegression = findings.some(({ verdict }) => verdict === 'regression');
    return { verdict: isRegression ? 'regression' : 'watch', findings };
  }
  const { high } = hasBefore ? seen.denials : earlier!.denials;
  return { verdict: high !== null && high < REVIEW_RULES.excluded ? 'fine' : 'no-data', findings };
}

const hasRisen = ({ low, difference }: ShareDifference, least: number): boolean =>
  low !== null && low > 0 && difference! >= least;

/** Where both can be compared, the time before and an earlier day have to agree: some hours are like that. */
function judgeRise(
  about: 'denials' | 'errors',
  before: ShareDifference | null,
  earlier: ShareDifference | null,
  least: number,
): ReviewFinding | null {
  if (!hasRisen((before ?? earlier)!, least)) return null;
  const isConfirmed = !before || !earlier || earlier.low === null || hasRisen(earlier, least);
  return isConfirmed
    ? { about, what: 'rose', verdict: 'regression' }
    : { about, what: 'unconfirmed', verdict: 'watch' };
}

/** What is not denied any more may be what should be; taking a bad revision back is expected to do just that. */
const judgeFall = ({ high, difference }: ShareDifference): ReviewFinding | null =>
  high !== null && high < 0 && -difference! >= REVIEW_RULES.leastDenials
    ? { about: 'denials', what: 'fell', verdict: 'watch' }
    : null;

function judgeLatency(latency: ToJudge['latency']): ReviewFinding | null {
  if (!latency) return null;
  const { before, after, slower } = latency;
  const { fewestEvaluations } = REVIEW_RULES;
  if (Math.min(before.count, after.count) < fewestEvaluations) return null;
  if (before.p95 === null || after.p95 === null || slower.low === null || slower.low <= 0) return null;
  const exceeds = ({ factor, milliseconds }: { factor: number; milliseconds: number }) =>
    after.p95! >= before.p95! * factor && after.p95! - before.p95! >= milliseconds;
  if (exceeds(REVIEW_RULES.muchSlower)) return { about: 'latency', what: 'slower', verdict: 'regression' };
  return exceeds(REVIEW_RULES.slower) ? { about: 'latency', what: 'slower', verdict: 'watch' } : null;
}

/** A group has to be large enough, and large among what the policy decided. */
function judgeNewGroups({ newGroups, denials }: ToJudge): ReviewFinding | null {
  const least = Math.max(REVIEW_RULES.fewestNewDenials, REVIEW_RULES.leastDenials * denials.after.total);
  return newGroups.some((group) => group.denials >= least)
    ? { about: 'new-groups', what: 'new', verdict: 'watch' }
    : null;
}

const judgeBudget = (budget: ToJudge['budget']): ReviewFinding | null =>
  budget.some(
    ({ kind, consumed }) => kind === 'burned' && consumed !== null && consumed >= REVIEW_RULES.budget,
  )
    ? { about: 'budget', what: 'burned', verdict: 'watch' }
    : null;
