import canonicalize from 'canonicalize';

/**
 * The canonical bytes of a value: RFC 8785. Throws for what has none: NaN, infinities, lone surrogates, cycles, and
 * values that JSON does not know.
 */
export function canonicalizeJson(value: unknown): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no form in JSON.');
  return Buffer.from(text);
}
