import { HASH_BYTES, hashNode } from './hash';

/** One step of a proof: the hash that was given, on which side it stands, and what both make. */
export type PathStep = { sibling: Uint8Array; siblingIsLeft: boolean; result: Uint8Array };

/**
 * The steps from a leaf's hash to the root that a proof leads to; null where the proof does not have the hashes that a
 * tree of this size asks for. Source: RFC 9162 §2.1.3.2.
 */
export function followInclusion(
  index: bigint,
  size: bigint,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
): PathStep[] | null {
  if (index < 0n || index >= size) return null;
  const steps: PathStep[] = [];
  let hash = leafHash;
  // The place of the node at its level, and that of the last node there.
  let at = climb({ place: index, last: size - 1n });
  for (const sibling of proof) {
    if (at.last === 0n || sibling.length !== HASH_BYTES) return null;
    const siblingIsLeft = at.place % 2n === 1n;
    hash = siblingIsLeft ? hashNode(sibling, hash) : hashNode(hash, sibling);
    steps.push({ sibling, siblingIsLeft, result: hash });
    at = climb({ place: at.place / 2n, last: at.last / 2n });
  }
  return at.last === 0n ? steps : null;
}

/** A last node without a neighbour is carried upwards as it is. */
function climb({ place, last }: { place: bigint; last: bigint }): { place: bigint; last: bigint } {
  let level = { place, last };
  while (level.last > 0n && level.place === level.last && level.place % 2n === 0n)
    level = { place: level.place / 2n, last: level.last / 2n };
  return level;
}
