import type { Box, Cell } from './box';

const MAX_ACTION_SETS = 256;
const MAX_BOXES = 500;

/**
 * The largest boxes that hold nothing but the given cells (none could take in another principal, action or
 * resource). All of them while they are few, told by `isComplete`; else at least one around each cell.
 */
export function listBoxes(cells: readonly Cell[]): { boxes: Box[]; isComplete: boolean } {
  const position = new Map(cells.map((cell, index) => [keyOf(cell), index]));
  const found = new Map<string, Box>();
  const add = (principals: Set<number>, actions: Set<number>, resources: Set<number>) => {
    const sorted = [principals, actions, resources].map((each) => [...each].toSorted((a, b) => a - b));
    const [p, a, r] = sorted as [number[], number[], number[]];
    const key = JSON.stringify(sorted);
    if (found.has(key)) return;
    const inside = p.flatMap((principal) =>
      a.flatMap((action) => r.map((resource) => position.get(keyOf({ principal, action, resource }))!)),
    );
    found.set(key, { principals: p, actions: a, resources: r, cells: inside });
  };
  for (const cell of cells) add(...grow(cell, cells, position));
  const isComplete = addAll(cells, add, () => found.size < MAX_BOXES);
  return { boxes: dropContained([...found.values()]), isComplete };
}

const keyOf = ({ principal, action, resource }: Cell): string => `${principal} ${action} ${resource}`;

type Sides = [principals: Set<number>, actions: Set<number>, resources: Set<number>];

/** Grows a cell into a box that nothing can be added to: resources first, then principals, then actions. */
function grow(start: Cell, cells: readonly Cell[], position: ReadonlyMap<string, number>): Sides {
  const sides: Sides = [new Set([start.principal]), new Set([start.action]), new Set([start.resource])];
  const isHeld = ([principals, actions, resources]: Sides) =>
    [...principals].every((principal) =>
      [...actions].every((action) =>
        [...resources].every((resource) => position.has(keyOf({ principal, action, resource }))),
      ),
    );
  const valueOf = [
    ({ principal }: Cell) => principal,
    ({ action }: Cell) => action,
    ({ resource }: Cell) => resource,
  ] as const;
  for (const side of [2, 0, 1] as const)
    for (const value of new Set(cells.map(valueOf[side]))) {
      if (sides[side].has(value)) continue;
      const added = sides.map((each, index) => (index === side ? new Set([value]) : each)) as Sides;
      if (isHeld(added)) sides[side].add(value);
    }
  return sides;
}

/**
 * Adds the largest boxes for each set of actions: the principals' resources under all of them, closed under
 * intersection. False where there were too many to add all.
 */
function addAll(
  cells: readonly Cell[],
  add: (principals: Set<number>, actions: Set<number>, resources: Set<number>) => void,
  isRoom: () => boolean,
): boolean {
  const actions = [...new Set(cells.map(({ action }) => action))];
  if (2 ** actions.length > MAX_ACTION_SETS) return false;
  for (let set = 1; set < 2 ** actions.length; set += 1) {
    const chosen = actions.filter((_, bit) => (set >> bit) & 1);
    const rows = resourcesUnderAll(cells, chosen);
    const closed = closeUnderIntersection([...rows.values()], isRoom);
    if (closed === null) return false;
    for (const resources of closed) {
      const principals = [...rows].filter(([, row]) => [...resources].every((each) => row.has(each)));
      add(new Set(principals.map(([principal]) => principal)), new Set(chosen), resources);
      if (!isRoom()) return false;
    }
  }
  return true;
}

function resourcesUnderAll(cells: readonly Cell[], actions: readonly number[]): Map<number, Set<number>> {
  const counts = new Map<number, Map<number, number>>();
  for (const { principal, action, resource } of cells) {
    if (!actions.includes(action)) continue;
    const row = counts.get(principal) ?? new Map<number, number>();
    row.set(resource, (row.get(resource) ?? 0) + 1);
    counts.set(principal, row);
  }
  const rows = new Map<number, Set<number>>();
  for (const [principal, row] of counts) {
    const whole = [...row].filter(([, count]) => count === actions.length).map(([resource]) => resource);
    if (whole.length > 0) rows.set(principal, new Set(whole));
  }
  return rows;
}

function closeUnderIntersection(rows: readonly Set<number>[], isRoom: () => boolean): Set<number>[] | null {
  const closed = new Map<string, Set<number>>();
  for (const row of rows) {
    const common = [...closed.values()].map((each) => new Set([...each].filter((value) => row.has(value))));
    for (const each of [row, ...common])
      if (each.size > 0) closed.set([...each].toSorted((a, b) => a - b).join(), each);
    if (closed.size > MAX_BOXES || !isRoom()) return null;
  }
  return [...closed.values()];
}

const dropContained = (boxes: readonly Box[]): Box[] => {
  const bySize = boxes.toSorted((one, other) => other.cells.length - one.cells.length);
  const kept: { box: Box; cells: Set<number> }[] = [];
  for (const box of bySize)
    if (!kept.some(({ cells }) => box.cells.every((cell) => cells.has(cell))))
      kept.push({ box, cells: new Set(box.cells) });
  return kept.map(({ box }) => box);
};
