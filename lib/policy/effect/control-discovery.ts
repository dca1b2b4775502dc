/**
 * Which of several tests are discoveries when at most `rate` of those named may be false on average:
 * Benjamini and Hochberg 1995 (JRSS B 57, 289–300). `ps` are p-values; the answer is in their order. A null is
 * no test and no discovery.
 */
export function controlDiscovery(ps: readonly (number | null)[], rate: number): boolean[] {
  const tested = ps.filter((p): p is number => p !== null).toSorted((one, other) => one - other);
  const last = tested.findLastIndex((p, index) => p <= (rate * (index + 1)) / tested.length);
  const bound = last < 0 ? -1 : tested[last]!;
  return ps.map((p) => p !== null && p <= bound);
}
