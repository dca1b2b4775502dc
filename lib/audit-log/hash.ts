import { createHash } from 'node:crypto';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hash of a leaf: SHA-256(0x00 ‖ leaf bytes). Source: RFC 9162 §2.1.1. */
export const hashLeaf = (leaf: Uint8Array): Buffer => createHash('sha256').update(LEAF).update(leaf).digest();

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right). Source: RFC 9162 §2.1.1. */
export const hashNode = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/** Bytes of a hash. */
export const HASH_BYTES = 32;
