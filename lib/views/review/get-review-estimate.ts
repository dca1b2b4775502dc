import { requirePermission } from '@/lib/auth/require-permission';
import { groupBy } from '@/lib/domain/group-by';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { isDisputed } from '@/lib/domain/settle-verdicts';
import { countReviewsToPrecision } from '@/lib/sli/count-reviews-to-precision';
import { estimateDenyAccuracy } from '@/lib/sli/estimate-deny-accuracy';
import { ofCounts } from '@/lib/sli/indicator-definition';
import { policyDenyAccuracy, REVIEW_RULES } from '@/lib/sli/m03-policy-deny-accuracy';
import { measureAgreement } from '@/lib/sli/measure-agreement';
import { readStatus } from '@/lib/sli/read-status';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countBulkVerdicts } from '@/lib/store/review/list-standing-verdicts';
import { readCompleteness } from '../indicators/read-completeness';
import { toFigure } from '../indicators/to-figure';
import { readScope } from '../read-scope';
import { countTargeted } from './count-targeted';
import { pairReviews } from './pair-reviews';
import { readStrata } from './read-strata';
import { summariseFalsePositives } from './summarise-false-positives';

/** The half width of an interval of ±1 point. */
const ONE_POINT = 0.01;

/**
 * M3 of a window and scope: the estimate with its interval from denials drawn by lot, each policy, the
 * agreement between reviewers, and the rules behind the false positives. Needs dashboards:read.
 */
export async function getReviewEstimate(
  actor: Actor,
  filter: ScopeFilter,
  now: Date,
): Promise<ReviewEstimate> {
  requirePermission(actor, 'dashboards:read');
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const { zone, service, environment, zones = null } = scope;
  const [{ strata, verdicts }, completenessOf, bulk, freshness] = await Promise.all([
    readStrata(window, scope),
    readCompleteness(window, scope),
    countBulkVerdicts({ window, zone, service, environment, zones }),
    readFreshness(now),
  ]);
  const targeted = countTargeted(verdicts, bulk);
  const { standardError: _, effectiveReviews, ...found } = estimateDenyAccuracy(strata, REVIEW_RULES);
  const measured = policyDenyAccuracy.measure({ ...ofCounts([]), reviews: strata });
  const none = { trueBlocks: 0, falsePositives: 0, open: 0 };
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    objective: REVIEW_RULES.target,
    confidence: REVIEW_RULES.confidence,
    ...found,
    // Infinite when everything was reviewed, which JSON cannot say.
    effectiveReviews: Number.isFinite(effectiveReviews) ? effectiveReviews : null,
    reviewsToOnePoint: countReviewsToPrecision(strata, ONE_POINT, REVIEW_RULES),
    open: strata.reduce((sum, stratum) => sum + stratum.open, 0),
    indicator: toFigure(
      policyDenyAccuracy,
      measured,
      readStatus(policyDenyAccuracy, measured, null),
      completenessOf(policyDenyAccuracy.kinds),
    ),
    policies: strata
      .toSorted((one, other) => other.denials - one.denials || one.policy.localeCompare(other.policy))
      .map((stratum) => {
        const { estimate, interval } = estimateDenyAccuracy([stratum], REVIEW_RULES);
        const { policy, ...counts } = stratum;
        return {
          policy: policy || null,
          ...counts,
          estimate,
          interval,
          targeted: targeted.get(policy) ?? none,
        };
      }),
    agreement: { ...measureAgreement(pairReviews(verdicts)), disputed: countDisputed(verdicts) },
    // Rules and single denials are for those who may see them.
    falsePositives: actor.permissions.has('events:read') ? summariseFalsePositives(verdicts, bulk) : [],
    freshness,
  };
}

const countDisputed = (verdicts: Awaited<ReturnType<typeof readStrata>>['verdicts']): number =>
  [...groupBy(verdicts, ({ eventId }) => eventId).values()].filter((given) =>
    isDisputed(given.flatMap(({ origin, judgement }) => (origin === 'on-call' ? [] : [judgement]))),
  ).length;
