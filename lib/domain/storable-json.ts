/** Escaped backslashes and whole surrogate pairs, to be passed over; NUL and surrogates on their own. */
const UNSTORABLE =
  /\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u(?:0000|[dD][89a-fA-F][\da-fA-F]{2})/g;

/**
 * A JSON text without the characters that the store's text cannot hold. Those are NUL and half a
 * surrogate pair, and JSON can say both by escapes only; each becomes U+FFFD.
 */
export function replaceUnstorable(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(UNSTORABLE, (found) => (found.length === 6 ? '\\ufffd' : found));
}
