import { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { getConfig } from '@/lib/config/config';
import { groupBy } from '@/lib/domain/group-by';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { ReviewItem, ReviewQueue } from '@/lib/domain/read-models/review';
import { reviewRoundOf, windowOfRound } from '@/lib/domain/review-round';
import { sampleReach, sampleWindow } from '@/lib/domain/review-sample';
import type { Actor } from '@/lib/domain/roles';
import type { Window } from '@/lib/domain/time-range';
import { isReviewSampleComplete } from '@/lib/store/review/extend-review-sample';
import { countOpenInSample, listNextInSample } from '@/lib/store/review/list-next-in-sample';
import { countSecondReviews, listSecondReviews } from '@/lib/store/review/list-second-reviews';
import { listTargetedItems } from './list-targeted-items';
import { mixQueue } from './mix-queue';
import { planSample } from './plan-sample';
import { readStrata } from './read-strata';

export const reviewQueueQuerySchema = z.object({
  kind: z.enum(['all', 'random', 'targeted']).default('all'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/**
 * The denials that this actor judges next: a sample drawn by lot, stratified by policy, for the estimate,
 * and targeted ones for the work. Needs events:read; confined to the actor's zones.
 */
export async function getReviewQueue(
  actor: Actor,
  { kind, limit }: z.infer<typeof reviewQueueQuerySchema>,
  now: Date,
): Promise<ReviewQueue> {
  requirePermission(actor, 'events:read');
  const window = sampleWindow(now);
  const reader = { reviewerId: actor.id, zones: actor.zones };
  const [{ strata, verdicts }, open, isSampleComplete, secondTotal] = await Promise.all([
    readStrata(window, { zones: actor.zones }),
    countOpenInSample(window, actor.zones),
    isReviewSampleComplete(sampleReach(now, getConfig().retentionDays), now),
    countSecondReviews(window, reader),
  ]);
  const wantsRandom = kind !== 'targeted';
  const [sample, second, targeted] = await Promise.all([
    wantsRandom ? readSample(planSample(strata, open, limit), window, actor.zones) : [],
    wantsRandom ? listSecondReviews(window, reader, limit) : [],
    listTargetedItems({ window, reader, strata, verdicts, now }),
  ]);
  const round = windowOfRound(now);
  return {
    round: { id: reviewRoundOf(now), from: round.from.toISOString(), to: round.to.toISOString() },
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items: mixQueue(
      {
        sample: sample.map((event) => drawn(event, 'sample')),
        second: second.map((event) => drawn(event, 'second-reviewer')),
        targeted: kind === 'random' ? [] : targeted,
      },
      limit,
      ({ event }) => event.id,
    ),
    waiting: {
      sample: [...open.values()].reduce((sum, count) => sum + count, 0),
      secondReviewer: secondTotal,
      targeted: targeted.length,
    },
    isSampleComplete,
  };
}

const drawn = (event: EventRow, reason: 'sample' | 'second-reviewer'): ReviewItem => ({
  event,
  origin: 'random',
  reason,
  detail: null,
});

/** The next denials of the planned policies, each policy's in its own order. */
async function readSample(
  plan: readonly string[],
  window: Window,
  zones: readonly string[] | null,
): Promise<EventRow[]> {
  if (plan.length === 0) return [];
  const each = Math.max(...[...groupBy(plan, (policy) => policy).values()].map(({ length }) => length));
  const next = await listNextInSample([...new Set(plan)], each, window, zones);
  const byPolicy = groupBy(next, ({ policy }) => policy ?? '');
  return plan.flatMap((policy) => byPolicy.get(policy)?.shift() ?? []);
}
