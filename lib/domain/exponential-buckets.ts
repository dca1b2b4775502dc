/**
 * Buckets as in OpenTelemetry's exponential histogram: bucket i of a scale holds (base^i, base^(i+1)] with
 * base = 2^(2^−scale). Values of zero or less have no bucket of their own. Source: slo.md §10.
 */
export const bucketOf = (value: number, scale: number): number =>
  Math.ceil(Math.log2(value) * 2 ** scale) - 1;

/** The value that stands for a bucket: 2·lo·hi/(lo+hi), never farther off than `relativeError`. */
export function valueOfBucket(index: number, scale: number): number {
  const parts = 2 ** scale;
  const low = 2 ** (index / parts);
  const high = 2 ** ((index + 1) / parts);
  return (2 * low * high) / (low + high);
}

/** The largest error of an estimate as a share of the true value: (base − 1) / (base + 1). */
export function relativeError(scale: number): number {
  const base = 2 ** (1 / 2 ** scale);
  return (base - 1) / (base + 1);
}

/** The same counts at half the resolution: of the next lower scale. */
export function halveResolution(buckets: ReadonlyMap<number, number>): Map<number, number> {
  const halved = new Map<number, number>();
  for (const [index, count] of buckets) halved.set(index >> 1, (halved.get(index >> 1) ?? 0) + count);
  return halved;
}

/** The counts of several sketches of one scale together. */
export function mergeBuckets(sketches: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const merged = new Map<number, number>();
  for (const sketch of sketches)
    for (const [index, count] of sketch) merged.set(index, (merged.get(index) ?? 0) + count);
  return merged;
}

/** The q-quantile (nearest rank) of counts by bucket, as `valueOf` reads a bucket; null when they are empty. */
export function quantileOfBuckets(
  buckets: ReadonlyMap<number, number>,
  q: number,
  valueOf: (index: number) => number,
): number | null {
  const total = [...buckets.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (const [index, count] of [...buckets].toSorted(([left], [right]) => left - right)) {
    seen += count;
    if (seen >= rank) return valueOf(index);
  }
  return null;
}
