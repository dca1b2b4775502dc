import { hashNode } from './hash';
import { splitOf, type Range } from './ranges';

/**
 * The ranges whose hashes prove that leaf `index` is in the tree of `size`, the leaf's side first. Source: RFC 9162
 * §2.1.3.1. Throws a RangeError for an index that is not in the tree.
 */
export function planInclusion(index: bigint, size: bigint): Range[] {
  if (index < 0n || index >= size) throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`);
  const ranges: Range[] = [];
  let from = 0n;
  let to = size;
  while (to - from > 1n) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.unshift({ from: middle, to });
      to = middle;
    } else {
      ranges.unshift({ from, to: middle });
      from = middle;
    }
  }
  return ranges;
}

/** One step of a proof: the two hashes that are joined, and what they make. */
export type ProofStep = { left: Uint8Array; right: Uint8Array; parent: Buffer; proofIsLeft: boolean };

/**
 * The steps from a leaf's hash to the root that a proof leads to; null where the proof does not have the hashes that a
 * tree of this size asks for. Source: RFC 9162 §2.1.3.2.
 */
export function followInclusion(
  index: bigint,
  size: bigint,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): ProofStep[] | null {
  if (index < 0n || index >= size) return null;
  const steps: ProofStep[] = [];
  let node = index;
  let last = size - 1n;
  let hash: Uint8Array = leafHash;
  for (const sibling of proof) {
    if (last === 0n || sibling.length !== 32) return null;
    const proofIsLeft = (node & 1n) === 1n || node === last;
    const [left, right] = proofIsLeft ? [sibling, hash] : [hash, sibling];
    const parent = hashNode(left, right);
    steps.push({ left, right, parent, proofIsLeft });
    hash = parent;
    if (proofIsLeft && (node & 1n) === 0n)
      while (node !== 0n && (node & 1n) === 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? steps : null;
}

/** Whether the proof shows that a leaf with this hash is leaf `index` of the tree of `size` with that root. */
export function verifyInclusion(
  index: bigint,
  size: bigint,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const steps = followInclusion(index, size, leafHash, proof);
  return steps !== null && Buffer.compare(steps.at(-1)?.parent ?? leafHash, root) === 0;
}
