export type SpiffeId = { trustDomain: string; path: string };

const SCHEME = 'spiffe://';

/** The trust domain and path (with its leading slash) of a SPIFFE ID, or null for any other text. */
export function parseSpiffeId(text: string): SpiffeId | null {
  if (!text.startsWith(SCHEME)) return null;
  const slash = text.indexOf('/', SCHEME.length);
  const end = slash < 0 ? text.length : slash;
  const trustDomain = text.slice(SCHEME.length, end);
  return trustDomain === '' ? null : { trustDomain, path: text.slice(end) };
}
