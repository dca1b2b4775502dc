import { UNZONED } from '@/lib/domain/kinds';
import { judgeReview } from '@/lib/policy/effect/judge-review';
import { listDueReviews, type DueReview } from '@/lib/policy/effect/list-due-reviews';
import { listReviewedPolicies } from '@/lib/policy/effect/list-reviewed-policies';
import { insertActivationReview } from '@/lib/store/activation-reviews/insert-activation-review';
import { listActivationChanges } from '@/lib/store/activation-reviews/list-activation-changes';
import { listDoneReviews } from '@/lib/store/activation-reviews/list-activation-reviews';
import { readSourceTimes } from '@/lib/store/activation-reviews/read-source-times';
import { listDecidingPolicies } from '@/lib/store/policies/list-policy-names';
import { onlyOne } from '@/lib/store/only-one';
import { getLog } from '@/lib/telemetry/log';
import { listCountedPolicies } from '@/lib/views/policy-effect/list-counted-policies';
import { readReviewEvidence } from '@/lib/views/policy-effect/read-review-evidence';
import { repeat } from './repeat';

const EVERY_MS = 20_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Activations older than this are not reviewed any more. */
const REVIEWED_DAYS = 31;
/** So far back lies what was in force before them. */
const KNOWN_DAYS = 62;
/** A source that sent nothing for so long after the window is not late, but silent. */
const PATIENCE_MS = 30 * MINUTE_MS;
const MOST_AT_ONCE = 50;
const MOST_FAILED = 3;
/** Any fixed number: one process reviews at a time. */
const REVIEW_LOCK = 7_305_017;

/** Reviews activations 5, 30 and 120 minutes after them, one instance at a time. */
export function keepActivationsReviewed(): void {
  const attempt = async () => {
    // What an earlier start left, or a history that was loaded, is caught up with at once.
    while ((await reviewActivations(new Date(), MOST_AT_ONCE)) === MOST_AT_ONCE);
  };
  repeat(EVERY_MS, 'activations could not be reviewed', attempt);
}

/**
 * Makes the reviews that are due, at most `limit`, each stored as it is made: what is cut off goes on where it
 * was. A review waits until every source of the policy has sent events of the end of its window. Returns how
 * many it stored; 0 when another instance is at it.
 */
export async function reviewActivations(now: Date, limit: number): Promise<number> {
  return (await onlyOne(REVIEW_LOCK, () => reviewDue(now, limit))) ?? 0;
}

async function reviewDue(now: Date, limit: number): Promise<number> {
  const from = new Date(now.getTime() - REVIEWED_DAYS * DAY_MS);
  const [changes, done] = await Promise.all([
    listActivationChanges({ from: new Date(now.getTime() - KNOWN_DAYS * DAY_MS), to: now }, {}),
    listDoneReviews(new Date(from.getTime() - DAY_MS)),
  ]);
  const due = listDueReviews(listReviewedPolicies(changes), done, from, now);
  if (due.length === 0) return 0;
  const [deciding, sourceTimes] = await Promise.all([
    listDecidingPolicies(null),
    readSourceTimes(new Date(now.getTime() - DAY_MS)),
  ]);
  const zoneOf = new Map(changes.map(({ eventId, zone }) => [eventId, zone]));
  let stored = 0;
  let failed = 0;
  for (const review of due) {
    if (stored === limit) break;
    const { reviewed, phase } = review;
    const counted = listCountedPolicies(reviewed.policy, deciding);
    try {
      if (await reviewOne(review, counted, zoneOf.get(phase.eventId)!, sourceTimes, now)) stored += 1;
    } catch (error) {
      // One that cannot be made must not keep the others waiting; many are a store that is away.
      failed += 1;
      if (failed > MOST_FAILED) throw error;
      getLog().error({ err: error, policy: reviewed.policy }, 'an activation could not be reviewed');
    }
  }
  return stored;
}

async function reviewOne(
  review: DueReview,
  policies: readonly string[],
  zone: string,
  sourceTimes: ReadonlyMap<string, number>,
  now: Date,
): Promise<boolean> {
  const { reviewed, phase, minutes } = review;
  const { seen, zones, sources, until } = await readReviewEvidence(review, policies, now);
  const isOver = now.getTime() - until.getTime() >= PATIENCE_MS;
  const isHere = (source: string) => (sourceTimes.get(source) ?? 0) >= until.getTime();
  if (!isOver && !sources.every(isHere)) return false;
  const { verdict, findings } = judgeReview(seen);
  const { sizes: _sizes, isReturn: _isReturn, ...evidence } = seen;
  return insertActivationReview(
    {
      policy: reviewed.policy,
      environment: phase.environment,
      revision: phase.revision,
      activatedAt: phase.since,
      activationId: phase.eventId,
      minutes,
      // What names no zone concerns all of them.
      zones: [...new Set([...(zone === UNZONED ? [] : [zone]), ...zones])],
      verdict,
      evidence: { ...evidence, findings },
    },
    now,
  );
}
