import type { Window } from '@/lib/domain/time-range';
import type { DecisionSum } from '@/lib/policy/effect/tally';
import { countRollupsInPieces } from '@/lib/store/rollups/count-rollups';

/**
 * What some policies decided in each of some windows, in their order, by every dimension that a comparison needs.
 * `zones` confines the reader; null is every zone.
 */
export async function readDecisions(
  policies: readonly string[],
  windows: readonly Window[],
  zones: readonly string[] | null,
): Promise<DecisionSum[][]> {
  const rows = await countRollupsInPieces({
    pieces: windows,
    filter: { kinds: ['decision'], policies, zones },
    by: ['policy', 'environment', 'zone', 'service', 'source', 'revision', 'outcome'],
  });
  const sums = windows.map((): DecisionSum[] => []);
  for (const row of rows) sums[row.piece]!.push(row);
  return sums;
}
