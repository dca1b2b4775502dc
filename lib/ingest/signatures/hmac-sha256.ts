import { createHmac } from 'node:crypto';

/** HMAC-SHA256 (RFC 2104) over the parts in order. */
export function hmacSha256(key: string | Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
