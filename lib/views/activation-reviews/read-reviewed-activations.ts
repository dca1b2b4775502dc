import type { ReviewedActivation } from '@/lib/domain/read-models/activation-reviews';
import type { Window } from '@/lib/domain/time-range';
import { findRollback } from '@/lib/policy/effect/find-rollback';
import type { Phase } from '@/lib/policy/effect/list-phases';
import { listReviewedPolicies, type ReviewedPolicy } from '@/lib/policy/effect/list-reviewed-policies';
import { pickVerdict } from '@/lib/policy/effect/pick-verdict';
import { proposeRollback, type JudgedPhase } from '@/lib/policy/effect/propose-rollback';
import { listActivationChanges } from '@/lib/store/activation-reviews/list-activation-changes';
import {
  listActivationReviews,
  type StoredReview,
} from '@/lib/store/activation-reviews/list-activation-reviews';
import { listRevisions } from '@/lib/store/policies/list-revisions';
import { listBundleNames } from '@/lib/policy/bundle-names';

const DAY_MS = 86_400_000;
/** So far back lies what was in force before an activation. */
const KNOWN_DAYS = 31;
/** An earlier report of an activation may have come in after its review. */
const TOGETHER_MS = 10 * 60_000;

/** Which activations: of some names (null for all), in the zones of the reader (null is every zone). */
export type ReviewedFilter = {
  window: Window;
  policies: readonly string[] | null;
  zones: readonly string[] | null;
};

/**
 * The activations of a window that were reviewed, the latest first, each with its reviews, its rollback, and for
 * a regression still in force what to go back to.
 */
export async function readReviewedActivations(
  { window, policies, zones }: ReviewedFilter,
  now: Date,
): Promise<ReviewedActivation[]> {
  const known = { from: new Date(window.from.getTime() - KNOWN_DAYS * DAY_MS), to: now };
  const names = policies && [...new Set(policies.flatMap(listBundleNames))];
  const [changes, stored] = await Promise.all([
    listActivationChanges(known, { policies: names, zones }),
    listReviews({ window: known, policies, zones }),
  ]);
  const judged = listReviewedPolicies(changes)
    .filter(({ policy }) => policies === null || policies.includes(policy))
    .flatMap((reviewed) =>
      judgeAll(
        reviewed,
        stored.filter(({ policy }) => policy === reviewed.policy),
      ),
    );
  const inWindow = judged.filter(({ activation: { activatedAt } }) => {
    const at = Date.parse(activatedAt);
    return at >= window.from.getTime() && at < window.to.getTime();
  });
  return addCommits(
    inWindow
      .map(({ activation }) => activation)
      .toSorted((one, other) => (one.activatedAt < other.activatedAt ? 1 : -1)),
    zones,
  );
}

/** Budgets are those of the estate: who sees some zones only is not told of them. */
async function listReviews(filter: ReviewedFilter): Promise<StoredReview[]> {
  const stored = await listActivationReviews(filter);
  return filter.zones === null
    ? stored
    : stored.map((review) => ({ ...review, evidence: { ...review.evidence, budget: [] } }));
}

function judgeAll({ policy, steps, phases }: ReviewedPolicy, stored: readonly StoredReview[]) {
  const withReviews = phases.map((phase) => {
    const reviews = stored.filter((review) => isOf(review, phase));
    return { phase, reviews, verdict: pickVerdict(reviews) };
  });
  const judgedPhases = withReviews.map(({ phase, verdict }): JudgedPhase => ({ ...phase, verdict }));
  return withReviews
    .filter(({ reviews }) => reviews.length > 0)
    .map(({ phase, reviews, verdict }) => {
      const rollback = findRollback(phase, steps, phases);
      const longest = reviews.find((review) => review.verdict === 'regression');
      const proposal =
        verdict === 'regression' && phase.until === null && longest
          ? proposeRollback(phase, judgedPhases, longest.evidence)
          : null;
      const activation: ReviewedActivation = {
        activationId: phase.eventId,
        policy,
        revision: phase.revision,
        replaces: phase.replaces,
        environment: phase.environment,
        canaryShare: phase.canaryShare,
        activatedAt: phase.since,
        until: phase.until,
        isReturn: phase.isReturn,
        author: phase.author,
        verdict,
        reviews: reviews.map(({ minutes, verdict, judgedAt, evidence }) => ({
          minutes,
          verdict,
          judgedAt,
          evidence,
        })),
        rollback: rollback && {
          ...rollback,
          seconds: (Date.parse(rollback.at) - Date.parse(phase.since)) / 1_000,
        },
        proposal: proposal && { ...proposal, commit: null, toCommit: null, url: null },
      };
      return { activation };
    });
}

const isOf = ({ environment, revision, activatedAt }: StoredReview, phase: Phase): boolean =>
  environment === phase.environment &&
  revision === phase.revision &&
  Math.abs(Date.parse(activatedAt) - Date.parse(phase.since)) <= TOGETHER_MS;

/** What a rollback at the repository needs to know. */
async function addCommits(
  activations: readonly ReviewedActivation[],
  zones: readonly string[] | null,
): Promise<ReviewedActivation[]> {
  const names = new Set(
    activations.flatMap(({ policy, proposal }) => (proposal ? listBundleNames(policy) : [])),
  );
  if (names.size === 0) return [...activations];
  const revisions = await listRevisions({ names: [...names], below: null }, zones);
  const find = (policy: string, revision: string) => {
    const near = listBundleNames(policy);
    return revisions
      .filter((each) => each.revision === revision && near.includes(each.policy))
      .toSorted((one, other) => other.policy.length - one.policy.length)[0];
  };
  return activations.map((activation): ReviewedActivation => {
    const { policy, revision, proposal } = activation;
    if (!proposal) return activation;
    const own = find(policy, revision);
    return {
      ...activation,
      proposal: {
        ...proposal,
        commit: own?.commit ?? null,
        toCommit: find(policy, proposal.toRevision)?.commit ?? null,
        url: own?.url ?? null,
      },
    };
  });
}
