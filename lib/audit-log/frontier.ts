import { EMPTY_ROOT, hashNode } from './hash';

/**
 * All that is needed to go on with a tree: its size and the roots of its complete subtrees, from left to right,
 * one for each bit of the size that is set.
 */
export type Frontier = { size: bigint; roots: readonly Buffer[] };

export const EMPTY_FRONTIER: Frontier = { size: 0n, roots: [] };

/** A subtree that an append completed: its place at its level, counted from the left. Level 0 is leaves. */
export type CompletedNode = { level: number; index: bigint; hash: Buffer };

/** The frontier with one leaf more, and every node that it completed, the leaf first. */
export function appendLeaf(
  { size, roots }: Frontier,
  leafHash: Buffer,
): { frontier: Frontier; completed: CompletedNode[] } {
  const completed: CompletedNode[] = [{ level: 0, index: size, hash: leafHash }];
  const kept = [...roots];
  let hash = leafHash;
  for (let level = 0, rest = size; rest & 1n; rest >>= 1n) {
    hash = hashNode(kept.pop()!, hash);
    level += 1;
    completed.push({ level, index: size >> BigInt(level), hash });
  }
  return { frontier: { size: size + 1n, roots: [...kept, hash] }, completed };
}

/** The root of the whole tree. Source: RFC 9162 §2.1.1. */
export const rootOf = ({ roots }: Frontier): Buffer =>
  roots.length === 0 ? EMPTY_ROOT : roots.reduceRight((right, left) => hashNode(left, right));

/** How many roots the frontier of a tree of this size has. */
export const countRoots = (size: bigint): number => size.toString(2).replaceAll('0', '').length;
