import type { Window } from '@/lib/domain/time-range';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

export type PolicyEvents = {
  /** Weighted by sampling. */
  decisions: number;
  denials: number;
  /** As they were counted, and only those that a policy answered with allow or deny. */
  decided: number;
  denied: number;
  /** Of the decisions, those by sources that never report anything but denials. */
  denialsOnly: number;
};

/** What each policy decided in a window and scope. */
export async function countPolicyEvents(
  window: Window,
  filter: RollupFilter,
): Promise<Map<string, PolicyEvents>> {
  const rows = await countRollups({
    window,
    filter: { ...filter, kinds: ['decision'] },
    by: ['policy', 'outcome', 'basis'],
  });
  const counts = new Map<string, PolicyEvents>();
  for (const { policy, outcome, basis, weight, events } of rows) {
    const count = counts.get(policy) ?? { decisions: 0, denials: 0, decided: 0, denied: 0, denialsOnly: 0 };
    const isDenied = outcome === 'deny';
    count.decisions += weight;
    if (isDenied) count.denials += weight;
    if (isDenied || outcome === 'allow' || outcome === 'would-deny') count.decided += events;
    if (isDenied) count.denied += events;
    if (basis === 'denials-only') count.denialsOnly += events;
    counts.set(policy, count);
  }
  return counts;
}
