/**
 * The address that a request came from, as far as it is known: the last entry of X-Forwarded-For,
 * which the nearest proxy (or, without one, the server itself) wrote. Earlier entries are claims.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
}
