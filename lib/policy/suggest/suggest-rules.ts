import { groupBy } from '@/lib/domain/group-by';
import type { Access, Condition, Observed, PathPattern, Rule } from './access';
import { coverCells } from './cover-cells';
import { findConditions } from './find-conditions';
import { generalisePaths } from './generalise-paths';
import { listBoxes } from './list-boxes';
import { matchesPattern, matchesRule, meets } from './match-rule';

/** Why no rule permits a good access. */
export type UncoveredReason =
  /** The very same was rightly denied at another time. */
  | 'also-rightly-denied'
  /** Nothing that a rule can say tells it from what was rightly denied. */
  | 'not-told-apart';

export type Suggestion = {
  rules: Rule[];
  /** No smaller set of rules permits the same accesses, generalised as they are. */
  isSmallest: boolean;
  /** No set of rules that does is smaller than this. */
  atLeast: number;
  /** Cells of the largest rule, for the bound of the greedy choice. */
  largest: number;
  uncovered: { access: Observed; reason: UncoveredReason }[];
};

/** Where the free form of a path would let a true block pass, at most this many paths are written out. */
const MAX_WRITTEN_OUT = 20;

/**
 * The fewest allow rules that permit every good access and no bad one. Ids in paths are generalised; beyond
 * that a rule grants no principal an action on a path that was not seen as good. Where a generalised path
 * would permit a bad access, conditions on the context that all good ones meet are added; else the paths are
 * written out; what then cannot be told apart stays uncovered. Rules for the most traffic come first. Pure.
 */
export function suggestRules(observed: readonly Observed[]): Suggestion {
  const good = observed.filter(({ judged }) => judged === 'good');
  const bad = observed.filter(({ judged }) => judged === 'bad');
  const uncovered: Suggestion['uncovered'] = [];
  const atoms: Atom[] = [];
  for (const group of groupAlike(good)) {
    const { found, left } = makeAtoms(group, bad);
    atoms.push(...found);
    uncovered.push(...left);
  }
  const parts = groupsOf(atoms, ({ target, path, conditions }) =>
    JSON.stringify([target, path === null, conditions]),
  ).map(coverAtoms);
  const rules = parts
    .flatMap((part) => part.rules)
    .map((rule) => ({ rule, weight: weigh(rule, good) }))
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ rule }) => rule);
  return {
    rules,
    isSmallest: parts.every(({ isSmallest }) => isSmallest),
    atLeast: parts.reduce((sum, { atLeast }) => sum + atLeast, 0),
    largest: Math.max(0, ...parts.map(({ largest }) => largest)),
    uncovered: uncovered.filter(({ access }) => !rules.some((rule) => matchesRule(rule, access))),
  };
}

const weigh = (rule: Rule, good: readonly Observed[]): number =>
  good.reduce((sum, access) => sum + (matchesRule(rule, access) ? access.weight : 0), 0);

/** One principal, one action, one generalised path: what a rule is put together from. */
type Atom = Pick<Access, 'principal' | 'action' | 'target'> & {
  path: PathPattern | null;
  conditions: readonly Condition[];
};
/** Good accesses that are the same but for the ids in their paths, with the pattern of these. */
type Group = { accesses: Observed[]; pattern: PathPattern | null };

function groupAlike(good: readonly Observed[]): Group[] {
  return groupsOf(good, ({ target }) => target).flatMap((ofTarget) => {
    const paths = ofTarget.flatMap(({ path }) => (path === null ? [] : [path]));
    const patterns = generalisePaths(paths);
    const patternOf = new Map(paths.map((path, index) => [path, patterns[index]!]));
    const found = ofTarget.map((access) => ({
      access,
      pattern: access.path === null ? null : patternOf.get(access.path)!,
    }));
    return groupsOf(found, ({ access, pattern }) =>
      JSON.stringify([access.principal, access.action, pattern]),
    ).map((group) => ({ accesses: group.map(({ access }) => access), pattern: group[0]!.pattern }));
  });
}

function makeAtoms(
  { accesses, pattern }: Group,
  bad: readonly Observed[],
): { found: Atom[]; left: Suggestion['uncovered'] } {
  const [{ principal, action, target }] = accesses as [Observed];
  const near = bad.filter(
    (each) =>
      each.principal === principal &&
      each.action === action &&
      each.target === target &&
      (pattern === null ? each.path === null : each.path !== null && matchesPattern(pattern, each.path)),
  );
  const atom = (path: PathPattern | null, conditions: readonly Condition[]): Atom => ({
    principal,
    action,
    target,
    path,
    conditions,
  });
  if (near.length === 0) return { found: [atom(pattern, [])], left: [] };
  const conditions = findConditions(accesses, near);
  if (conditions) return { found: [atom(pattern, conditions)], left: [] };
  return writeOut(accesses, near, atom);
}

/** An atom for each path of its own that no bad access has under the conditions of the good ones. */
function writeOut(
  accesses: readonly Observed[],
  near: readonly Observed[],
  atom: (path: PathPattern | null, conditions: readonly Condition[]) => Atom,
): { found: Atom[]; left: Suggestion['uncovered'] } {
  const found: Atom[] = [];
  const left: Suggestion['uncovered'] = [];
  for (const group of groupsOf(accesses, ({ path }) => JSON.stringify(path))) {
    const [{ path }] = group as [Observed];
    const same = near.filter((each) => JSON.stringify(each.path) === JSON.stringify(path));
    const conditions = same.length === 0 ? [] : findConditions(group, same);
    if (conditions && found.length < MAX_WRITTEN_OUT) found.push(atom(path, conditions));
    else
      for (const access of group) {
        const isSame = same.some((each) => sameContext(each, access));
        left.push({ access, reason: isSame ? 'also-rightly-denied' : 'not-told-apart' });
      }
  }
  return { found, left };
}

const sameContext = (one: Access, other: Access): boolean =>
  Object.entries(one.context).every(([attribute, value]) =>
    meets({ attribute, values: [value] }, other.context),
  ) && Object.keys(one.context).length === Object.keys(other.context).length;

function coverAtoms(all: readonly Atom[]): Pick<Suggestion, 'rules' | 'isSmallest' | 'atLeast' | 'largest'> {
  // What a wider path of the same principal and action permits anyway may be in a rule and needs none.
  const [needed, free] = [
    all.filter((atom) => !isWithinAnother(atom, all)),
    all.filter((atom) => isWithinAnother(atom, all)),
  ];
  const atoms = [...needed, ...free];
  const [{ target, conditions, path }] = atoms as [Atom];
  const hasPath = path !== null;
  const principals = [...new Set(atoms.map(({ principal }) => principal))];
  const actions = [...new Set(atoms.map(({ action }) => action))];
  const paths = new Map(atoms.map((atom) => [JSON.stringify(atom.path), atom.path]));
  const keys = [...paths.keys()];
  const cells = atoms.map((atom) => ({
    principal: principals.indexOf(atom.principal),
    action: actions.indexOf(atom.action),
    resource: keys.indexOf(JSON.stringify(atom.path)),
  }));
  const { boxes, isComplete } = listBoxes(cells);
  const useful = boxes
    .map((box) => ({ ...box, cells: box.cells.filter((cell) => cell < needed.length) }))
    .filter((box) => box.cells.length > 0);
  const cover = coverCells(needed.length, useful, isComplete);
  return {
    isSmallest: cover.isSmallest,
    atLeast: cover.atLeast,
    largest: Math.max(...cover.boxes.map((box) => box.cells.length)),
    rules: cover.boxes.map((box) => {
      const patterns = box.resources.flatMap((index) => {
        const pattern = paths.get(keys[index]!);
        return pattern ? [pattern] : [];
      });
      return {
        principals: box.principals.map((index) => principals[index]!),
        actions: box.actions.map((index) => actions[index]!),
        target,
        paths: hasPath ? patterns.filter((one) => !patterns.some((other) => isWider(other, one))) : null,
        conditions,
      };
    }),
  };
}

const isWithinAnother = ({ principal, action, path }: Atom, atoms: readonly Atom[]): boolean =>
  path !== null &&
  atoms.some(
    (other) =>
      other.principal === principal &&
      other.action === action &&
      other.path !== null &&
      isWider(other.path, path),
  );

/** Whether a pattern permits all that another does, and more. */
const isWider = (wide: PathPattern, narrow: PathPattern): boolean =>
  wide.length === narrow.length &&
  wide.every((segment, index) => segment === null || segment === narrow[index]) &&
  wide.some((segment, index) => segment === null && narrow[index] !== null);

const groupsOf = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => [
  ...groupBy(items, keyOf).values(),
];
