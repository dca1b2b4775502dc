import { hash } from 'node:crypto';
import { canonicalizeJson } from './canonicalize-json';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** Where what HMAC hashes is laid out, as in `hash.ts`. */
let innerInput = Buffer.alloc(4_096);
const outerInput = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);

/**
 * What stands in a leaf for a value that can be erased: base64url(HMAC-SHA256(salt, RFC 8785 bytes)). Without the salt,
 * which is 32 random bytes of its own for each value, nothing can be guessed back.
 */
export const commitValue = (salt: Uint8Array, value: unknown): string => hmac(salt, canonicalizeJson(value));

/** HMAC-SHA256 of RFC 2104 over the platform's SHA-256, without an object for each; `key` has 64 bytes at most. */
function hmac(key: Uint8Array, message: Uint8Array): string {
  if (key.length > BLOCK_BYTES) throw new RangeError('A salt has 64 bytes at most.');
  const length = BLOCK_BYTES + message.length;
  if (length > innerInput.length) innerInput = Buffer.alloc(2 * length);
  innerInput.fill(0x36, 0, BLOCK_BYTES);
  outerInput.fill(0x5c, 0, BLOCK_BYTES);
  for (const [at, byte] of key.entries()) {
    innerInput[at] = byte ^ 0x36;
    outerInput[at] = byte ^ 0x5c;
  }
  innerInput.set(message, BLOCK_BYTES);
  outerInput.set(hash('sha256', innerInput.subarray(0, length), 'buffer'), BLOCK_BYTES);
  return hash('sha256', outerInput, 'base64url');
}
