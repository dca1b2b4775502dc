import canonicalize from 'canonicalize';

/**
 * The canonical bytes of a value: RFC 8785. Throws for what has none: NaN, infinities, lone surrogates, cycles, and
 * values that JSON does not know.
 */
export const canonicalizeJson = (value: unknown): Buffer => Buffer.from(canonicalText(value));

/** The text that these bytes are. Throws as `canonicalizeJson` does. */
export function canonicalText(value: unknown): string {
  // Of plain texts the standard says nothing but what JSON.stringify does.
  if (typeof value === 'string' && !MAY_BE_LONE.test(value)) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no form in JSON.');
  return text;
}

const MAY_BE_LONE = /[\ud800-\udfff]/;
