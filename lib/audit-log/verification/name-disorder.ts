import { nameEntries, type Problem } from './problem';

/** An entry whose hash is not that of the tree, or that is not there (`found` is null). */
export type HashMismatch = {
  index: bigint;
  /** The hash of the leaf; of an erased one the hash beside it. */
  found: Buffer | null;
  /** Null where the tree has none. */
  inTree: Buffer | null;
  /** The hash beside the leaf. */
  beside?: Buffer;
};

/**
 * Names what was done to entries whose hashes are not those of the tree: changed, taken out, put in between or swapped.
 * Mismatches come in the order of their indexes; neighbours of one kind are one problem.
 */
export function nameDisorder(mismatches: readonly HashMismatch[]): Problem[] {
  const byFound = new Map<string, bigint>();
  const byTree = new Map<string, bigint>();
  for (const { index, found, inTree } of mismatches) {
    if (found) byFound.set(found.toString('hex'), index);
    if (inTree) byTree.set(inTree.toString('hex'), index);
  }
  const problems: Problem[] = [];
  for (const run of inRuns(mismatches)) {
    const shift = readShift(run);
    if (shift) problems.push(shift);
    else problems.push(...nameSingly(run, byFound, byTree));
  }
  return problems;
}

/** Mismatches whose indexes follow one another. */
function inRuns(mismatches: readonly HashMismatch[]): HashMismatch[][] {
  const runs: HashMismatch[][] = [];
  for (const mismatch of mismatches) {
    const run = runs.at(-1);
    if (run?.at(-1)!.index === mismatch.index - 1n) run!.push(mismatch);
    else runs.push([mismatch]);
  }
  return runs;
}

/** Where one entry was put in or taken out and all after it moved, each stands at its neighbour's place. */
function readShift(run: readonly HashMismatch[]): Problem | null {
  const [first] = run;
  const last = run.at(-1)!;
  if (!first || run.length < 2) return null;
  const pairs = run.slice(1).map((each, place) => [run[place]!, each] as const);
  if (pairs.every(([one, next]) => isSame(next.found, one.inTree)) && !isSame(first.found, last.inTree))
    return {
      kind: 'inserted',
      first: first.index,
      last: last.index,
      what: `An entry was put in at ${first.index}, and those after it moved on.`,
    };
  if (pairs.every(([one, next]) => isSame(one.found, next.inTree)) && !isSame(last.found, first.inTree))
    return {
      kind: 'missing',
      first: first.index,
      last: last.index,
      what: `Entry ${first.index} was taken out, and those after it moved up.`,
    };
  return null;
}

const isSame = (one: Buffer | null, other: Buffer | null): boolean =>
  one !== null && other !== null && one.equals(other);

function nameSingly(
  run: readonly HashMismatch[],
  byFound: ReadonlyMap<string, bigint>,
  byTree: ReadonlyMap<string, bigint>,
): Problem[] {
  const problems: Problem[] = [];
  for (const mismatch of run) {
    const named = nameOne(mismatch, byFound, byTree);
    const before = problems.at(-1);
    // One sentence for neighbours of one kind, except for swaps, which name both places.
    if (before && before.kind === named.kind && named.kind !== 'reordered')
      problems.splice(-1, 1, {
        kind: named.kind,
        first: before.first,
        last: mismatch.index,
        what: describeRun(named.kind, before.first!, mismatch.index),
      });
    else problems.push(named);
  }
  return problems;
}

function nameOne(
  { index, found, inTree, beside }: HashMismatch,
  byFound: ReadonlyMap<string, bigint>,
  byTree: ReadonlyMap<string, bigint>,
): Problem {
  const at = { first: index, last: index };
  if (!found) return { kind: 'missing', ...at, what: `Entry ${index} is not there.` };
  if (!inTree) return { kind: 'tree_changed', ...at, what: `The tree holds no hash of entry ${index}.` };
  const belongsAt = byTree.get(found.toString('hex'));
  const isAt = byFound.get(inTree.toString('hex'));
  if (belongsAt !== undefined && belongsAt !== index)
    return {
      kind: 'reordered',
      ...at,
      what: `At ${index} stands the entry that belongs at ${belongsAt}${isAt === undefined ? '' : `, and its own stands at ${isAt}`}.`,
    };
  return { kind: 'changed', ...at, what: describeChange(index, found, inTree, beside) };
}

function describeChange(index: bigint, found: Buffer, inTree: Buffer, beside: Buffer | undefined): string {
  if (found.equals(inTree))
    return `The hash beside entry ${index} is not that of its bytes, which are intact.`;
  if (beside?.equals(inTree))
    return `The bytes of entry ${index} do not have the hash that stands beside it and in the tree.`;
  return `Entry ${index} does not have the hash that the tree holds for it.`;
}

const describeRun = (kind: Problem['kind'], first: bigint, last: bigint): string =>
  kind === 'missing'
    ? `${upper(nameEntries(first, last))} are not there.`
    : kind === 'tree_changed'
      ? `The tree holds no hashes of ${nameEntries(first, last)}.`
      : `${upper(nameEntries(first, last))} do not have the hashes that the tree holds for them.`;

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Joins problems of one kind that go on where the one before ended: a slice ends where it ends by chance. */
export function mergeNeighbours(problems: readonly Problem[]): Problem[] {
  const merged: Problem[] = [];
  for (const problem of problems) {
    const place = merged.findLastIndex(({ kind }) => kind === problem.kind);
    const before = merged[place];
    const goesOn = before?.last !== null && before?.last !== undefined && problem.first === before.last + 1n;
    if (goesOn && ['missing', 'changed', 'tree_changed'].includes(problem.kind))
      merged[place] = {
        ...problem,
        first: before.first,
        what: describeRun(problem.kind, before.first!, problem.last!),
      };
    else merged.push(problem);
  }
  return merged;
}
