/**
 * The path of this site that a sign-in leads back to; `/` for another site, the sign-in page itself,
 * or no path at all. A link must not be able to send people elsewhere with our name on it.
 */
export function callbackPathOf(callbackUrl: string | null | undefined): string {
  const base = 'http://gatehouse.invalid';
  if (!callbackUrl || !URL.canParse(callbackUrl, base)) return '/';
  const url = new URL(callbackUrl, base);
  // `/.//example.com` has our origin, but its path alone would be read as another host.
  const isOurs = callbackUrl.startsWith('/') && url.origin === base && !url.pathname.startsWith('//');
  return isOurs && !url.pathname.startsWith('/sign-in') ? `${url.pathname}${url.search}${url.hash}` : '/';
}
