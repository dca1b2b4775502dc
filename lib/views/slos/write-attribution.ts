import { ATTRIBUTION_DIMENSIONS, type SloAttribution } from '@/lib/domain/read-models/objectives';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { groupBy } from '@/lib/domain/group-by';
import type { BudgetAssessment } from '@/lib/slo/assess-budget';
import { attributeBudget } from '@/lib/slo/attribute-budget';
import { addCounts, NO_COUNTS, type Counts } from '@/lib/slo/counts';
import { writeUnbounded } from './in-json';

/** Values that are listed of each dimension; the rest is counted. */
const LISTED = 8;

/** What was counted of one combination of zone, service, policy and revision. */
export type Part = Record<(typeof ATTRIBUTION_DIMENSIONS)[number], string> & { counts: Counts };

/**
 * Who consumed a budget: for each dimension the values with the most bad events, their share of all bad
 * ones and of the budget. Parts without a policy or revision are left out of those two.
 */
export function writeAttribution(
  parts: readonly Part[],
  budget: BudgetAssessment,
  markers: readonly ChangeMarker[],
): SloAttribution[] {
  const whole = shareOut(parts, budget);
  return ATTRIBUTION_DIMENSIONS.map((by) => {
    // Not every kind of event knows every dimension.
    const isTold = parts.some((part) => part[by] !== '');
    const isOptional = by === 'policy' || by === 'revision';
    const groups = groupBy(
      parts.filter((part) => isTold && (!isOptional || part[by] !== '')),
      (part) => (by === 'revision' ? `${part.policy}\n${part.revision}` : part[by]),
    );
    const summed = [...groups.values()].map((group) => ({
      key: group[0]!,
      counts: group.reduce((sum, { counts }) => addCounts(sum, counts), NO_COUNTS),
    }));
    const attributed = attributeBudget(summed, whole).filter(({ counts }) => counts.bad > 0);
    return {
      by,
      items: attributed.slice(0, LISTED).map(({ key, counts, consumed, shareOfBad }) => ({
        name: key[by],
        policy: by === 'revision' ? key.policy : null,
        bad: counts.bad,
        total: counts.total,
        shareOfBad: shareOfBad ?? 0,
        consumed: writeUnbounded(consumed),
        changeEventId: by === 'revision' ? findChange(markers, key) : null,
      })),
      others: Math.max(0, attributed.length - LISTED),
    };
  });
}

/**
 * The budget as the parts share it out: where it is counted in slices, each bad event takes its share of
 * what the bad slices consumed.
 */
function shareOut(
  parts: readonly Part[],
  { consumed, allowedBad }: BudgetAssessment,
): Pick<BudgetAssessment, 'allowedBad' | 'counts'> {
  const counts = parts.reduce((sum, part) => addCounts(sum, part.counts), NO_COUNTS);
  return { counts, allowedBad: consumed ? counts.bad / consumed : allowedBad };
}

const findChange = (markers: readonly ChangeMarker[], { policy, revision }: Part): string | null =>
  markers.find((marker) => marker.policy === policy && marker.revision === revision)?.eventId ?? null;
