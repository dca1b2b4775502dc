import { groupBy } from '@/lib/domain/group-by';
import type { DecisionSum } from './tally';
import { tallyDecisions } from './tally';

/** A service that a policy denies now and did not deny before, although it decided about it. */
export type NewDenialGroup = {
  service: string;
  policy: string;
  zone: string;
  denials: number;
  decisions: number;
};

/**
 * The services whose requests a policy began to deny: denied in `after`, and in `known` (a longer time before)
 * decided about but never denied. Most denials first.
 */
export function findNewServices(
  after: readonly DecisionSum[],
  known: readonly DecisionSum[],
): NewDenialGroup[] {
  const keyOf = ({ service, policy, zone }: DecisionSum) => [service, policy, zone].join('\n');
  const before = groupBy(known, keyOf);
  return [...groupBy(after, keyOf)]
    .flatMap(([key, sums]): NewDenialGroup[] => {
      const { denials, decisions } = tallyDecisions(sums);
      const seen = before.get(key);
      if (denials === 0 || !seen || tallyDecisions(seen).denials > 0) return [];
      const { service, policy, zone } = sums[0]!;
      return [{ service, policy, zone, denials, decisions }];
    })
    .toSorted((one, other) => other.denials - one.denials);
}
