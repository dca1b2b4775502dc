import { createHmac } from 'node:crypto';
import { canonicalizeJson } from './canonicalize-json';

/**
 * What stands in a leaf for a value that can be erased: base64url(HMAC-SHA256(salt, RFC 8785 bytes)). Without the salt,
 * which is 32 random bytes of its own for each value, nothing can be guessed back.
 */
export const commitValue = (salt: Uint8Array, value: unknown): string =>
  createHmac('sha256', salt).update(canonicalizeJson(value)).digest('base64url');
