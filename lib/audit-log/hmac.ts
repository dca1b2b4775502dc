import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** UTF-8 needs at most this many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;
/** Where what is hashed is laid out, as in `hash.ts`. */
let innerInput = Buffer.alloc(4_096);
const outerInput = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);

/**
 * HMAC-SHA256 of a text's UTF-8 (RFC 2104) in base64url, over the platform's SHA-256 and without an object for each.
 * Throws `RangeError` for a key of more than 64 bytes.
 */
export function hmac(key: Uint8Array, text: string): string {
  if (key.length > BLOCK_BYTES) throw new RangeError('A salt has 64 bytes at most.');
  const most = BLOCK_BYTES + text.length * BYTES_PER_UNIT;
  if (most > innerInput.length) innerInput = Buffer.alloc(2 * most);
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    const byte = at < key.length ? key[at]! : 0;
    innerInput[at] = byte ^ 0x36;
    outerInput[at] = byte ^ 0x5c;
  }
  const length = BLOCK_BYTES + innerInput.write(text, BLOCK_BYTES);
  // A text costs a fraction of a buffer, as in `hash.ts`.
  outerInput.write(hash('sha256', innerInput.subarray(0, length), 'binary'), BLOCK_BYTES, 'binary');
  return hash('sha256', outerInput, 'base64url');
}
