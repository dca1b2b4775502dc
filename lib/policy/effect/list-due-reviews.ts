import { REVIEW_MINUTES } from '@/lib/domain/read-models/activation-reviews';
import type { Phase } from './list-phases';
import type { ReviewedPolicy } from './list-reviewed-policies';

/** A review that is stored already. */
export type DoneReview = {
  policy: string;
  environment: string | null;
  revision: string;
  activatedAt: string;
  minutes: number;
};

export type DueReview = { reviewed: ReviewedPolicy; phase: Phase; minutes: number };

const MINUTE_MS = 60_000;
/** The minute of the activation itself, and one for what is on its way (M10). */
const SETTLED_AFTER_MS = 2 * MINUTE_MS;
/** An earlier report of the same activation may come in later; it is the same activation still. */
const TOGETHER_MS = 10 * MINUTE_MS;

/**
 * The reviews that are due at `now` and not done, of activations since `from`; the latest activation first, of
 * each the shortest review first.
 */
export function listDueReviews(
  policies: readonly ReviewedPolicy[],
  done: readonly DoneReview[],
  from: Date,
  now: Date,
): DueReview[] {
  const times = new Map<string, number[]>();
  for (const review of done)
    times.set(keyOf(review), [...(times.get(keyOf(review)) ?? []), Date.parse(review.activatedAt)]);
  return policies
    .flatMap((reviewed) =>
      reviewed.phases.flatMap((phase) =>
        REVIEW_MINUTES.flatMap((minutes): DueReview[] => {
          const at = Date.parse(phase.since);
          const known = times.get(keyOf({ ...phase, policy: reviewed.policy, minutes })) ?? [];
          const isDone = known.some((time) => Math.abs(time - at) <= TOGETHER_MS);
          const isDue = at >= from.getTime() && at + minutes * MINUTE_MS + SETTLED_AFTER_MS <= now.getTime();
          return isDue && !isDone ? [{ reviewed, phase, minutes }] : [];
        }),
      ),
    )
    .toSorted(
      (one, other) =>
        Date.parse(other.phase.since) - Date.parse(one.phase.since) || one.minutes - other.minutes,
    );
}

const keyOf = ({ policy, environment, revision, minutes }: Omit<DoneReview, 'activatedAt'>): string =>
  JSON.stringify([policy, environment, revision, minutes]);
