import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import canonicalize from 'canonicalize';
import { writeBase64 } from './bytes';

/** The canonical text of a value: RFC 8785. Throws for what has none: NaN, infinities, lone surrogates. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no form in JSON.');
  return text;
}

/** What stands in a leaf for a value that can be erased: base64url(HMAC-SHA256(salt, RFC 8785 bytes)). */
export const commitValue = (salt: Uint8Array, value: unknown): string =>
  writeBase64(hmac(sha256, salt, new TextEncoder().encode(canonicalText(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
