import type { ReplayCell } from '@/lib/domain/replay/replay-tally';
import type { SampleStratum } from './plan-sample';

/** A stratum with how much of it was replayed, and what became of that. */
export type ReplayedStratum = SampleStratum & { cells: ReplayCell[]; replayed: number };

const keyOf = (outcome: string, service: string): string => `${outcome} ${service}`;

/** The cells of each stratum; what no stratum names (places that are counted together) is left out. */
export function groupByStratum(
  strata: readonly SampleStratum[],
  cells: readonly ReplayCell[],
): ReplayedStratum[] {
  const groups = new Map(
    strata.map((stratum): [string, ReplayedStratum] => [
      keyOf(stratum.outcome, stratum.service),
      { ...stratum, cells: [], replayed: 0 },
    ]),
  );
  for (const cell of cells) {
    const group = groups.get(keyOf(cell.from, cell.service));
    if (!group) continue;
    group.cells.push(cell);
    group.replayed += cell.n;
  }
  return [...groups.values()];
}

/** The cells with their weights stretched from what was drawn to all there is (N / n of each stratum). */
export function expandCells(strata: readonly SampleStratum[], cells: readonly ReplayCell[]): ReplayCell[] {
  const factors = new Map(
    groupByStratum(strata, cells).map(({ outcome, service, population, replayed }) => [
      keyOf(outcome, service),
      replayed > 0 ? Math.max(1, population / replayed) : 1,
    ]),
  );
  return cells.map((cell) => ({
    ...cell,
    weight: cell.weight * (factors.get(keyOf(cell.from, cell.service)) ?? 1),
  }));
}
