import { bucketOf, quantileOfBuckets, valueOfBucket } from '@/lib/domain/exponential-buckets';

/**
 * Latencies are kept at scale 5: base 2^(1/32), so that a quantile estimated from them is off by at most
 * 1.08 % of the true value.
 */
const SCALE = 5;

/** Values of zero or less. Below every index that a positive double of milliseconds can have. */
export const ZERO_BUCKET = -32_768;

/** The bucket of a value in milliseconds; exact for powers of two. */
export function bucketIndex(value: number): number {
  if (!(value > 0)) return ZERO_BUCKET;
  return Math.max(ZERO_BUCKET + 1, Math.min(32_767, bucketOf(value, SCALE)));
}

/** The value that stands for a bucket, milliseconds. */
export const bucketValue = (index: number): number =>
  index === ZERO_BUCKET ? 0 : valueOfBucket(index, SCALE);

/** The q-quantile (nearest rank) of merged buckets, or null when they are empty. */
export const readQuantile = (buckets: ReadonlyMap<number, number>, q: number): number | null =>
  quantileOfBuckets(buckets, q, bucketValue);
