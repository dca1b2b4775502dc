/** A count or measure, as a number or in digits, from 0 to 2^53 − 1. Undefined for anything else. */
export function readCount(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}(\.\d{1,20})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** A port of TCP or UDP, as a number or in digits. Undefined for anything else. */
export function readPort(value: unknown): number | undefined {
  const port = readCount(value);
  return port !== undefined && Number.isInteger(port) && port <= 65_535 ? port : undefined;
}

/** The sum of the counts that are there; undefined when none is, or when it cannot be held exactly. */
export function addCounts(...counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : readCount(known.reduce((sum, count) => sum + count, 0));
}
