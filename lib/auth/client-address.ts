const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/**
 * The address that a request came from, as far as it is known: the last entry of X-Forwarded-For,
 * which the nearest proxy (or, without one, the server itself) wrote. Earlier entries are claims. An address
 * of version 4 that a socket of version 6 wrote (`::ffff:192.0.2.7`) is given as what it is.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().replace(MAPPED, '') || 'unknown';
}
