import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planConsistency, verifyConsistency } from './consistency-proof';
import { appendLeaf, countRoots, rootOf, type Frontier } from './frontier';
import { hashLeaf, hashNode, EMPTY_ROOT } from './hash';
import { planInclusion, verifyInclusion } from './inclusion-proof';
import { hashRange } from './ranges';
import { treeOf } from './testing/tree-of';

/** RFC 9162 §2.1, word for word and as slow as it reads. */
const naive = {
  split: (n: number): number => {
    let k = 1;
    while (k * 2 < n) k *= 2;
    return k;
  },
  root: (leaves: readonly Buffer[]): Buffer => {
    if (leaves.length === 0) return EMPTY_ROOT;
    if (leaves.length === 1) return hashLeaf(leaves[0]!);
    const k = naive.split(leaves.length);
    return hashNode(naive.root(leaves.slice(0, k)), naive.root(leaves.slice(k)));
  },
  path: (m: number, leaves: readonly Buffer[]): Buffer[] => {
    if (leaves.length <= 1) return [];
    const k = naive.split(leaves.length);
    return m < k
      ? [...naive.path(m, leaves.slice(0, k)), naive.root(leaves.slice(k))]
      : [...naive.path(m - k, leaves.slice(k)), naive.root(leaves.slice(0, k))];
  },
  subproof: (m: number, leaves: readonly Buffer[], isWhole: boolean): Buffer[] => {
    if (m === leaves.length) return isWhole ? [] : [naive.root(leaves)];
    const k = naive.split(leaves.length);
    return m <= k
      ? [...naive.subproof(m, leaves.slice(0, k), isWhole), naive.root(leaves.slice(k))]
      : [...naive.subproof(m - k, leaves.slice(k), false), naive.root(leaves.slice(0, k))];
  },
};

const leavesOf = (size: number): Buffer[] =>
  Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`));
const flip = (hash: Buffer): Buffer => Buffer.from(hash.map((byte, at) => (at === 7 ? byte ^ 4 : byte)));

describe('the tree', () => {
  it('has the roots and proofs of RFC 9162 at every size that it went through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), (size, one, other) => {
        const leaves = leavesOf(size);
        const { frontiers, hashOf } = treeOf(leaves);
        const root = rootOf(frontiers[size]!);
        expect(root).toEqual(naive.root(leaves));
        const index = one % size;
        const proof = planInclusion(BigInt(index), BigInt(size)).map((range) => hashRange(range, hashOf));
        expect(proof).toEqual(naive.path(index, leaves));
        const from = (other % size) + 1;
        const consistency = planConsistency(BigInt(from), BigInt(size)).map((r) => hashRange(r, hashOf));
        expect(consistency).toEqual(naive.subproof(from, leaves, true));

        const leaf = hashLeaf(leaves[index]!);
        const earlier = rootOf(frontiers[from]!);
        expect(verifyInclusion(BigInt(index), BigInt(size), leaf, proof, root)).toBe(true);
        expect(verifyConsistency(BigInt(from), BigInt(size), earlier, root, consistency)).toBe(true);
      }),
    );
  });

  it('is not proved by anything else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 120 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (size, one, other, which) => {
          const leaves = leavesOf(size);
          const { frontiers, hashOf } = treeOf(leaves);
          const root = rootOf(frontiers[size]!);
          const index = one % size;
          const leaf = hashLeaf(leaves[index]!);
          const proof = naive.path(index, leaves);
          const isIn = (at: number, of: number, hashes: Buffer[], hash = leaf) =>
            verifyInclusion(BigInt(at), BigInt(of), hash, hashes, root);
          expect(
            isIn(index, size, proof.with(which % proof.length, flip(proof[which % proof.length]!))),
          ).toBe(false);
          expect(isIn(index, size, proof.slice(1))).toBe(false);
          expect(isIn(index, size, [...proof, root])).toBe(false);
          expect(isIn(index, size, proof, flip(leaf))).toBe(false);
          expect(isIn(size, size, proof)).toBe(false);

          const from = (other % (size - 1)) + 1;
          const earlier = rootOf(frontiers[from]!);
          const steps = planConsistency(BigInt(from), BigInt(size)).map((range) => hashRange(range, hashOf));
          const grew = (hashes: Buffer[], first = earlier) =>
            verifyConsistency(BigInt(from), BigInt(size), first, root, hashes);
          expect(grew(steps.with(which % steps.length, flip(steps[which % steps.length]!)))).toBe(false);
          expect(grew(steps.slice(0, -1))).toBe(false);
          expect(grew([...steps, root])).toBe(false);
          expect(grew(steps, flip(earlier))).toBe(false);
        },
      ),
    );
  });

  it('goes on from its frontier as if nothing had been in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 150 }), (first, more) => {
        const leaves = leavesOf(first + more);
        let frontier: Frontier = treeOf(leaves.slice(0, first)).frontiers[first]!;
        expect(frontier.roots).toHaveLength(countRoots(BigInt(first)));
        for (const leaf of leaves.slice(first)) ({ frontier } = appendLeaf(frontier, hashLeaf(leaf)));
        expect(rootOf(frontier)).toEqual(naive.root(leaves));
      }),
    );
  });

  it('holds sizes beyond what a double can', () => {
    const size = (1n << 62n) + 3n;
    // Two subtrees stand left of the last leaf: the first 2^62, and the two leaves before it.
    expect(planInclusion(size - 1n, size)).toEqual([
      { from: size - 3n, to: size - 1n },
      { from: 0n, to: size - 3n },
    ]);
  });
});
