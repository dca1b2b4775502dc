import type { TimeGrid } from './time-grid';

/** A place of the grid with its bucket; `bucket` is null where nothing was measured: a gap, not zero. */
export type Slot<Bucket> = { at: number; bucket: Bucket | null; filling: boolean };

/**
 * Puts buckets into their places. A bucket that ends after `completeUntil` is still filling; buckets
 * that fit no place are left out.
 */
export function fillGrid<Bucket extends { at: string }>(
  grid: TimeGrid,
  buckets: readonly Bucket[],
  completeUntil: number,
): Slot<Bucket>[] {
  const byStart = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
  return grid.starts.map((at) => {
    const bucket = byStart.get(at) ?? null;
    return { at, bucket, filling: bucket !== null && at + grid.stepMs > completeUntil };
  });
}

/** Until when (epoch ms) buckets are complete, as the answer says. */
export const completeUntil = (freshness: { dataUntil: string | null; generatedAt: string }): number =>
  Date.parse(freshness.dataUntil ?? freshness.generatedAt);
