import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/**
 * What is hashed is laid out here, one after the other: an object of its own for each of millions of hashes costs more
 * than the hash.
 */
let leafInput = Buffer.alloc(4_096);
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES);
nodeInput[0] = 1;
const NODE = Buffer.of(1);

/** SHA-256. By way of a text with a byte in each character, which costs the platform less than a buffer of its own. */
const sha256 = (input: string | Uint8Array): Buffer => Buffer.from(hash('sha256', input, 'binary'), 'binary');

/** The hash of a leaf: SHA-256(0x00 ‖ leaf bytes). Source: RFC 9162 §2.1.1. */
export function hashLeaf(leaf: Uint8Array): Buffer {
  // The first byte stays 0.
  if (leaf.length >= leafInput.length) leafInput = Buffer.alloc(2 * leaf.length);
  leafInput.set(leaf, 1);
  return sha256(leafInput.subarray(0, leaf.length + 1));
}

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right). Source: RFC 9162 §2.1.1. */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  // What is no hash cannot be of this tree, and is hashed as it is: a proof with it proves nothing.
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    return sha256(Buffer.concat([NODE, left, right]));
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = sha256('');
