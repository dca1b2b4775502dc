import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { groupBy } from '@/lib/domain/group-by';
import { carries } from '@/lib/policy/bundle-names';
import type { StoredReview } from '@/lib/store/activation-reviews/list-activation-reviews';

/**
 * Gives each marker of an activation what the longest review of that activation counted, if it had data. Engines
 * report an activation within `togetherMs` of each other, under the name of the policy or of its bundle.
 */
export function attachEffects(
  markers: readonly ChangeMarker[],
  reviews: readonly StoredReview[],
  togetherMs: number,
): ChangeMarker[] {
  const placeOf = ({ revision, environment }: { revision: string | null; environment: string | null }) =>
    JSON.stringify([revision, environment]);
  const byPlace = groupBy(
    reviews.toSorted((one, other) => other.minutes - one.minutes),
    placeOf,
  );
  return markers.map((marker): ChangeMarker => {
    if (marker.type !== 'policy-activated') return { ...marker, effect: null };
    const at = Date.parse(marker.occurredAt);
    const found = byPlace
      .get(placeOf(marker))
      ?.find(
        (review) =>
          review.verdict !== 'no-data' &&
          isSameOrWithin(review.policy, marker.policy) &&
          Math.abs(Date.parse(review.activatedAt) - at) <= togetherMs,
      );
    return { ...marker, effect: found ? toEffect(found) : null };
  });
}

const isSameOrWithin = (one: string, other: string | null): boolean =>
  other !== null && (one === other || carries(one, other) || carries(other, one));

function toEffect({ verdict, evidence }: StoredReview): ChangeMarker['effect'] {
  if (verdict === 'no-data') return null;
  const { comparedWith, minutes, denials } = evidence;
  return { verdict, comparedWith, minutes, before: denials.before, after: denials.after };
}
