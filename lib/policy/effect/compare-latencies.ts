import { quantileOfBuckets } from '@/lib/domain/exponential-buckets';
import { compareShares, type ShareDifference } from './compare-shares';

/** Evaluations by bucket of a log histogram; indices grow with the value. */
export type Buckets = ReadonlyMap<number, number>;

export type Percentiles = { count: number; p50: number | null; p95: number | null; p99: number | null };

/** Percentiles in milliseconds, and the share that took longer than the p95 before. */
export type LatencyDifference = { before: Percentiles; after: Percentiles; slower: ShareDifference };

/**
 * Compares two histograms of latency. Percentiles of log buckets have no simple interval, so the test is one of
 * shares: how many took longer than 95 % of those before. `valueOf` reads a bucket in milliseconds.
 */
export function compareLatencies(
  before: Buckets,
  after: Buckets,
  valueOf: (index: number) => number,
  confidence: number,
): LatencyDifference {
  const bound = quantileOfBuckets(before, 0.95, (index) => index) ?? Infinity;
  const share = (buckets: Buckets) => {
    const total = countOf(buckets);
    const bad = [...buckets].reduce((sum, [index, events]) => (index > bound ? sum + events : sum), 0);
    return { bad, total, size: total };
  };
  return {
    before: percentilesOf(before, valueOf),
    after: percentilesOf(after, valueOf),
    slower: compareShares(share(before), share(after), confidence),
  };
}

const countOf = (buckets: Buckets): number => [...buckets.values()].reduce((sum, events) => sum + events, 0);

const percentilesOf = (buckets: Buckets, valueOf: (index: number) => number): Percentiles => ({
  count: countOf(buckets),
  p50: quantileOfBuckets(buckets, 0.5, valueOf),
  p95: quantileOfBuckets(buckets, 0.95, valueOf),
  p99: quantileOfBuckets(buckets, 0.99, valueOf),
});
