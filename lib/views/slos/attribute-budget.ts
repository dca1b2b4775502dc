import { ATTRIBUTION_DIMENSIONS, type SloAttribution } from '@/lib/domain/read-models/objectives';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { ofCounts, type IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { divideByBudget } from '@/lib/slo/burn-rate';
import type { RollupCount } from '@/lib/store/rollups/count-rollups';
import { writeUnbounded } from './in-json';

/** Values that are listed of each dimension; the rest is summed up. */
const LISTED = 8;

/**
 * Who consumed a budget: for each dimension the values with the most bad events, their share of all bad
 * ones and of the budget. `counts` are grouped by all dimensions; a revision is told with its policy.
 */
export function attributeBudget(
  counts: readonly RollupCount[],
  { measure }: IndicatorDefinition,
  allowedBad: number | null,
  markers: readonly ChangeMarker[],
): SloAttribution[] {
  return ATTRIBUTION_DIMENSIONS.map((by) => {
    const groups = new Map<string, RollupCount[]>();
    for (const count of counts) {
      if (count[by] === '' && (by === 'policy' || by === 'revision')) continue;
      const key = by === 'revision' ? `${count.policy}\n${count.revision}` : count[by];
      groups.set(key, [...(groups.get(key) ?? []), count]);
    }
    const measured = [...groups.values()]
      .map((group) => ({ first: group[0]!, ...measure(ofCounts(group)).counts }))
      .filter(({ bad }) => bad > 0)
      .toSorted((left, right) => right.bad - left.bad);
    const allBad = measured.reduce((sum, { bad }) => sum + bad, 0);
    return {
      by,
      items: measured.slice(0, LISTED).map(({ first, bad, total }) => ({
        name: first[by],
        policy: by === 'revision' ? first.policy : null,
        bad,
        total,
        shareOfBad: bad / allBad,
        consumed: allowedBad === null ? null : writeUnbounded(divideByBudget(bad, allowedBad)),
        changeEventId:
          by === 'revision'
            ? (markers.find(({ policy, revision }) => policy === first.policy && revision === first.revision)
                ?.eventId ?? null)
            : null,
      })),
      others: Math.max(0, measured.length - LISTED),
    };
  });
}
