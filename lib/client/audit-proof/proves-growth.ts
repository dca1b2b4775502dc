import { areEqual } from './bytes';
import { HASH_BYTES, hashNode } from './hash';

/** A tree, by its size and its root. */
export type TreeHead = { size: bigint; root: Uint8Array };

/**
 * Whether the proof shows that the later tree begins with the earlier one. Trees of one size need one root and an empty
 * proof; an empty tree proves nothing. Source: RFC 9162 §2.1.4.2.
 */
export function provesGrowth(earlier: TreeHead, later: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (earlier.size <= 0n || earlier.size > later.size) return false;
  if (proof.some(({ length }) => length !== HASH_BYTES)) return false;
  if (earlier.size === later.size) return proof.length === 0 && areEqual(earlier.root, later.root);
  // The last complete subtree of the earlier tree: its place at its level, and the place of the last node there.
  let place = earlier.size - 1n;
  let last = later.size - 1n;
  while (place % 2n === 1n) {
    place /= 2n;
    last /= 2n;
  }
  // Where the earlier tree is one complete subtree, the proof leaves it out: it is the earlier root itself.
  const hashes = [...(place === 0n ? [earlier.root] : []), ...proof];
  const first = hashes.shift();
  if (!first) return false;
  let ofEarlier = first;
  let ofLater = first;
  for (const hash of hashes) {
    if (last === 0n) return false;
    if (place % 2n === 1n || place === last) {
      ofEarlier = hashNode(hash, ofEarlier);
      ofLater = hashNode(hash, ofLater);
      while (place > 0n && place % 2n === 0n) {
        place /= 2n;
        last /= 2n;
      }
    } else ofLater = hashNode(ofLater, hash);
    place /= 2n;
    last /= 2n;
  }
  return last === 0n && areEqual(ofEarlier, earlier.root) && areEqual(ofLater, later.root);
}
