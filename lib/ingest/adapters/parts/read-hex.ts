/** A text of exactly so many hexadecimal digits, in lower case: the id of a trace (32) or span (16). Else undefined. */
export const readHex = (value: unknown, digits: number): string | undefined =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/i.test(value)
    ? value.toLowerCase()
    : undefined;
