import { HASH_BYTES, hashNode } from './hash';

/** The root over a power of two of hashes that stand one behind the other. */
export function foldHashes(hashes: Buffer): Buffer {
  if (hashes.length === HASH_BYTES) return hashes;
  const half = hashes.length / 2;
  return hashNode(foldHashes(hashes.subarray(0, half)), foldHashes(hashes.subarray(half)));
}
