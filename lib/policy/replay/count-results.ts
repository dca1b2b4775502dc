import type { ReplayBreakdownRow, ReplayCounts } from '@/lib/domain/read-models/replay';
import type { ReplayCell } from '@/lib/domain/replay/replay-tally';
import { classifyReplay } from './replay-outcome';

const NOTHING: ReplayCounts = {
  total: 0,
  unchanged: 0,
  allowToDeny: 0,
  denyToAllow: 0,
  errors: 0,
  newlyDecided: 0,
  notReplayable: 0,
};

/** Sums cells by the class of their results. */
export function countResults(cells: readonly ReplayCell[]): ReplayCounts {
  const counts = { ...NOTHING };
  for (const { from, to, n } of cells) {
    counts.total += n;
    counts[classifyReplay(from, to)] += n;
  }
  return counts;
}

/** How many flipped, failed or were decided anew. */
const changesOf = ({ allowToDeny, denyToAllow, errors, newlyDecided }: ReplayCounts): number =>
  allowToDeny + denyToAllow + errors + newlyDecided;

/** The results by zone or service, those with most changes first; beyond `most` names the rest is summed up. */
export function breakDownResults(
  cells: readonly ReplayCell[],
  by: 'zone' | 'service',
  most: number,
): ReplayBreakdownRow[] {
  const groups = new Map<string, ReplayCell[]>();
  for (const cell of cells) {
    const group = groups.get(cell[by]);
    if (group) group.push(cell);
    else groups.set(cell[by], [cell]);
  }
  const rows = [...groups]
    .map(([name, group]) => ({ name: name || null, isRest: false, counts: countResults(group) }))
    .toSorted(
      (one, other) =>
        changesOf(other.counts) - changesOf(one.counts) ||
        other.counts.total - one.counts.total ||
        (one.name ?? '').localeCompare(other.name ?? ''),
    );
  if (rows.length <= most) return rows;
  const listed = new Set(rows.slice(0, most).map(({ name }) => name ?? ''));
  const rest = cells.filter((cell) => !listed.has(cell[by]));
  return [...rows.slice(0, most), { name: null, isRest: true, counts: countResults(rest) }];
}
