import type { Box } from './box';

const MAX_STEPS = 5_000;
const MAX_SEARCHED_CELLS = 150;

/**
 * Boxes that together hold every one of `count` cells. `isSmallest` where no smaller choice exists among
 * them; else `atLeast` is a number that no choice can go below.
 */
export type Cover = { boxes: Box[]; isSmallest: boolean; atLeast: number };

/**
 * The fewest boxes that hold every cell: exact by branch and bound while that takes few steps, else the
 * greedy choice, which takes at most H(k) times as many, k being the cells of the largest box and
 * H(k) = 1 + 1/2 + … + 1/k (Chvátal 1979). Every cell must lie in some box.
 */
export function coverCells(count: number, boxes: readonly Box[], isComplete: boolean): Cover {
  const holders = Array.from({ length: count }, (): number[] => []);
  for (const [index, { cells }] of boxes.entries()) for (const cell of cells) holders[cell]!.push(index);
  const greedy = chooseGreedily(count, boxes);
  const atLeast = countApart(count, boxes, holders);
  const search = { best: greedy, steps: 0 };
  if (greedy.length > atLeast && count <= MAX_SEARCHED_CELLS) {
    const largest = Math.max(...boxes.map(({ cells }) => cells.length));
    branch([], new Set(), { count, boxes, holders, atLeast, largest, search });
  }
  const isSmallest =
    isComplete && (search.best.length <= atLeast || (search.steps > 0 && search.steps < MAX_STEPS));
  return {
    boxes: search.best.map((index) => boxes[index]!),
    isSmallest,
    atLeast: isSmallest ? search.best.length : isComplete ? atLeast : Math.min(1, count),
  };
}

/** How many times the smallest choice the greedy one may be: H(k) for a largest box of k cells. */
export const greedyBound = (largest: number): number =>
  Array.from({ length: largest }, (_, index) => 1 / (index + 1)).reduce((sum, each) => sum + each, 0);

function chooseGreedily(count: number, boxes: readonly Box[]): number[] {
  const open = new Set(Array.from({ length: count }, (_, cell) => cell));
  const chosen: number[] = [];
  while (open.size > 0) {
    let best = -1;
    let gain = 0;
    for (const [index, { cells }] of boxes.entries()) {
      const gained = cells.reduce((sum, cell) => sum + Number(open.has(cell)), 0);
      if (gained > gain) [best, gain] = [index, gained];
    }
    if (best < 0) throw new RangeError('A cell lies in no box.');
    chosen.push(best);
    for (const cell of boxes[best]!.cells) open.delete(cell);
  }
  return chosen;
}

/** Cells of which no two share a box: each needs a box of its own. */
function countApart(count: number, boxes: readonly Box[], holders: readonly (readonly number[])[]): number {
  const taken = new Set<number>();
  const order = Array.from({ length: count }, (_, cell) => cell).toSorted(
    (one, other) => holders[one]!.length - holders[other]!.length,
  );
  let apart = 0;
  for (const cell of order) {
    if (taken.has(cell)) continue;
    apart += 1;
    for (const box of holders[cell]!) for (const neighbour of boxes[box]!.cells) taken.add(neighbour);
  }
  return apart;
}

type Search = {
  count: number;
  boxes: readonly Box[];
  holders: readonly (readonly number[])[];
  atLeast: number;
  /** Cells of the largest box. */
  largest: number;
  search: { best: number[]; steps: number };
};

/** Tries every box around the open cell that lies in the fewest. */
function branch(chosen: readonly number[], covered: ReadonlySet<number>, state: Search): void {
  const { count, boxes, holders, atLeast, largest, search } = state;
  if (search.steps >= MAX_STEPS || search.best.length === atLeast) return;
  search.steps += 1;
  if (covered.size === count) {
    if (chosen.length < search.best.length) search.best = [...chosen];
    return;
  }
  if (chosen.length + Math.ceil((count - covered.size) / largest) >= search.best.length) return;
  let hardest = -1;
  for (const [cell, holding] of holders.entries())
    if (!covered.has(cell) && (hardest < 0 || holding.length < holders[hardest]!.length)) hardest = cell;
  for (const box of holders[hardest]!)
    branch([...chosen, box], new Set([...covered, ...boxes[box]!.cells]), state);
}
