import {
  bucketOf,
  halveResolution,
  mergeBuckets,
  quantileOfBuckets,
  relativeError,
  valueOfBucket,
} from '@/lib/domain/exponential-buckets';
import { nearestRank } from '@/lib/sli/nearest-rank';
import { makeDdsketchMapping } from '@/lib/slo/ddsketch-mapping';
import { byKind } from '../by-kind';

type Sketch = { groups_ms: number[][]; scale: number; quantiles: string[] };

/** Where values of zero or less are counted; below every bucket. */
const ZERO = -Infinity;

const toSketch = (values: readonly number[], scale: number) =>
  mergeBuckets(values.map((value) => new Map([[value > 0 ? bucketOf(value, scale) : ZERO, 1]])));

const toText = (buckets: ReadonlyMap<number, number>) =>
  new Map([...buckets].map(([index, count]) => [String(index), count]));

export const quantileSketchSuite = byKind('quantile_sketch', {
  '': ({ groups_ms, scale, quantiles }: Sketch) => {
    const merged = mergeBuckets(groups_ms.map((group) => toSketch(group, scale)));
    const positive = new Map([...merged].filter(([index]) => index !== ZERO));
    const values = groups_ms.flat().toSorted((left, right) => left - right);
    const read = (of: (q: number) => number | null) =>
      Object.fromEntries(quantiles.map((q) => [q, of(Number(q))]));
    return {
      count: values.length,
      zero_count: merged.get(ZERO) ?? 0,
      buckets: toText(positive),
      alpha: relativeError(scale),
      estimates: read((q) =>
        quantileOfBuckets(merged, q, (index) => (index === ZERO ? 0 : valueOfBucket(index, scale))),
      ),
      exact_nearest_rank: read((q) => nearestRank(values, q)),
      downscaled_by_1: toText(halveResolution(positive)),
    };
  },
  ddsketch_mapping: ({ values, alpha }: { values: number[]; alpha: number }) => {
    const { gamma, indexOf, estimateOf } = makeDdsketchMapping(alpha);
    const indexes = values.map(indexOf);
    return { gamma, indexes, estimates: indexes.map(estimateOf) };
  },
});
