import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** The hash of a leaf: SHA-256(0x00 ‖ leaf bytes). Source: RFC 9162 §2.1.1. */
export const hashLeaf = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(0), leaf));

/** The hash of a node: SHA-256(0x01 ‖ left ‖ right). Source: RFC 9162 §2.1.1. */
export const hashNode = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(1), left, right));
