import { canonicalText } from './canonicalize-json';
import { hmac } from './hmac';

/**
 * What stands in a leaf for a value that can be erased: base64url(HMAC-SHA256(salt, RFC 8785 bytes)). Without the salt,
 * which is 32 random bytes of its own for each value, nothing can be guessed back.
 */
export const commitValue = (salt: Uint8Array, value: unknown): string => hmac(salt, canonicalText(value));
