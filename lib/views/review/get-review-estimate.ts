import { requirePermission } from '@/lib/auth/require-permission';
import { groupBy } from '@/lib/domain/group-by';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { isDisputed } from '@/lib/domain/settle-verdicts';
import { policyDenyAccuracy } from '@/lib/sli/m03-policy-deny-accuracy';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { countBulkVerdicts } from '@/lib/store/review/list-standing-verdicts';
import { readScope } from '../read-scope';
import { countTargeted } from './count-targeted';
import { estimateAccuracy, measureAgreement } from './estimate-accuracy';
import { readStrata } from './read-strata';
import { summariseFalsePositives } from './summarise-false-positives';

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
  const [{ strata, verdicts }, bulk, freshness] = await Promise.all([
    readStrata(window, scope),
    countBulkVerdicts({ window, zone, service, environment, zones }),
    readFreshness(now),
  ]);
  const targeted = countTargeted(verdicts, bulk);
  const none = { trueBlocks: 0, falsePositives: 0, open: 0 };
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    objective: policyDenyAccuracy.objective,
    confidence: policyDenyAccuracy.confidence,
    ...estimateAccuracy(strata),
    open: strata.reduce((sum, stratum) => sum + stratum.open, 0),
    policies: strata
      .toSorted((one, other) => other.denials - one.denials || one.policy.localeCompare(other.policy))
      .map((stratum) => {
        const { estimate, interval } = estimateAccuracy([stratum]);
        const { policy, ...counts } = stratum;
        return {
          policy: policy || null,
          ...counts,
          estimate,
          interval,
          targeted: targeted.get(policy) ?? none,
        };
      }),
    agreement: { ...measureAgreement(verdicts), disputed: countDisputed(verdicts) },
    // Rules and single denials are for those who may see them.
    falsePositives: actor.permissions.has('events:read') ? summariseFalsePositives(verdicts, bulk) : [],
    freshness,
  };
}

const countDisputed = (verdicts: Awaited<ReturnType<typeof readStrata>>['verdicts']): number =>
  [...groupBy(verdicts, ({ eventId }) => eventId).values()].filter((given) =>
    isDisputed(given.flatMap(({ origin, judgement }) => (origin === 'on-call' ? [] : [judgement]))),
  ).length;
