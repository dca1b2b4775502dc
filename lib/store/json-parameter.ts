/** A value as a jsonb parameter. PostgreSQL takes neither NUL characters nor halves of surrogate pairs: each becomes U+FFFD. */
export const jsonParameter = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? mend(inner) : inner));

const mend = (text: string): string =>
  UNUSUAL.test(text) ? text.replaceAll(/[\p{Surrogate}\0]/gu, '\ufffd') : text;
/** Whole pairs as well: a quick look that spares nearly every text the slow one. */
const UNUSUAL = /[\ud800-\udfff\0]/;
