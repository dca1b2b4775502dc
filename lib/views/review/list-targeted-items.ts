import type { EventRow } from '@/lib/domain/read-models/events';
import type { ReviewItem, ReviewReason } from '@/lib/domain/read-models/review';
import type { Window } from '@/lib/domain/time-range';
import type { ReviewStratum } from '@/lib/sli/to-review-strata';
import {
  listGrownAfterChange,
  listNewestOf,
  listOpenVerdicts,
  listReported,
} from '@/lib/store/review/list-targeted';
import type { StandingVerdict } from '@/lib/store/review/list-standing-verdicts';

const MOST_OF_A_KIND = 20;
/** Activations that are this old have had their chance. */
const CHANGES_OF_DAYS = 7;
/** A policy with this many denials should not stay without any look. */
const MANY_DENIALS = 100;
const MOST_POLICIES = 5;
const DAY_MS = 86_400_000;

/**
 * Denials that ask for a person's look, most urgent kind first: reported as wrong, unsure or disputed,
 * grown after a policy change, and one of each policy that denies much and that nobody ever judged.
 */
export async function listTargetedItems({
  window,
  reader,
  strata,
  verdicts,
  now,
}: {
  window: Window;
  reader: { reviewerId: string; zones: readonly string[] | null };
  strata: readonly ReviewStratum[];
  verdicts: readonly StandingVerdict[];
  now: Date;
}): Promise<ReviewItem[]> {
  const known = new Set(verdicts.map(({ policy }) => policy));
  const unreviewed = strata
    .filter(({ policy, denials }) => denials >= MANY_DENIALS && !known.has(policy))
    .toSorted((one, other) => other.denials - one.denials)
    .slice(0, MOST_POLICIES);
  const since = new Date(now.getTime() - CHANGES_OF_DAYS * DAY_MS);
  const [reported, open, grown, newest] = await Promise.all([
    listReported(window, reader, MOST_OF_A_KIND),
    listOpenVerdicts(window, reader, MOST_OF_A_KIND),
    listGrownAfterChange(since, now, reader, MOST_OF_A_KIND),
    unreviewed.length > 0
      ? listNewestOf(
          unreviewed.map(({ policy }) => policy),
          window,
          reader,
        )
      : [],
  ]);
  const items = [
    ...reported.map(({ reportedBy, note, ...event }) =>
      targeted(event, 'reported', note ? `${reportedBy}: ${note}` : `by ${reportedBy}`),
    ),
    ...open.map(({ isDisputed, isDrawn, ...event }) => ({
      ...targeted(event, 'second-opinion', isDisputed ? 'reviewers disagree' : 'a reviewer was unsure'),
      // The lot had chosen it before anybody doubted, so what settles it belongs to the estimate.
      origin: isDrawn ? ('random' as const) : ('targeted' as const),
    })),
    ...grown.map(({ changedPolicy, changedRevision, changedAt: _at, denials, ...event }) =>
      targeted(
        event,
        'new-after-change',
        `${Math.round(denials)} denials in the two hours from the activation of ${changedPolicy}${changedRevision ? ` ${changedRevision}` : ''}`,
      ),
    ),
    ...newest.map((event) => targeted(event, 'unreviewed-policy', null)),
  ];
  return [...new Map(items.toReversed().map((item) => [item.event.id, item])).values()].toReversed();
}

const targeted = (event: EventRow, reason: ReviewReason, detail: string | null): ReviewItem => ({
  event,
  origin: 'targeted',
  reason,
  detail,
});
