import type { Window } from '@/lib/domain/time-range';
import { countRollups, type Dimension } from './count-rollups';
import type { RollupFilter } from './rollup-filter';

export type DecisionCount = { decisions: number; denials: number };

/** Decisions and denials (weighted by sampling) over a window by the values of one dimension. */
export async function countDecisionsBy(
  dimension: Extract<Dimension, 'policy' | 'zone' | 'service' | 'environment'>,
  window: Window,
  filter: RollupFilter,
): Promise<Map<string, DecisionCount>> {
  const rows = await countRollups({
    window,
    filter: { ...filter, kinds: ['decision'] },
    by: [dimension, 'outcome'],
  });
  const counts = new Map<string, DecisionCount>();
  for (const row of rows) {
    const count = counts.get(row[dimension]) ?? { decisions: 0, denials: 0 };
    count.decisions += row.weight;
    if (row.outcome === 'deny') count.denials += row.weight;
    counts.set(row[dimension], count);
  }
  return counts;
}
