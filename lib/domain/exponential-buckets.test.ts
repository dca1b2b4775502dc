import { expect, it } from 'vitest';
import {
  bucketOf,
  halveResolution,
  mergeBuckets,
  quantileOfBuckets,
  relativeError,
  valueOfBucket,
} from './exponential-buckets';

it('a power of two ends its bucket at every scale', () => {
  // slo.md §10: i = ⌈log₂(v)·2^scale⌉ − 1.
  expect([0.25, 1, 2, 1_024].map((value) => bucketOf(value, 5))).toEqual([-65, -1, 31, 319]);
  expect([0.25, 1, 2, 1_024].map((value) => bucketOf(value, 0))).toEqual([-3, -1, 0, 9]);
});

it('an estimate is off by 1.08 % at scale 5 and 0.54 % at scale 6', () => {
  expect(relativeError(5)).toBeCloseTo(0.0108, 4);
  expect(relativeError(6)).toBeCloseTo(0.0054, 4);
  // Scale 0: bucket 0 is (1, 2], which 2·1·2/3 stands for, a third off either end.
  expect(valueOfBucket(0, 0)).toBeCloseTo(4 / 3, 15);
  expect(relativeError(0)).toBeCloseTo(1 / 3, 15);
});

it('halving the resolution of a sketch gives the sketch of half the resolution', () => {
  const values = [0.3, 1, 5, 5.1, 80, 1_000];
  const sketch = (scale: number) =>
    mergeBuckets(values.map((value) => new Map([[bucketOf(value, scale), 1]])));
  expect(halveResolution(sketch(6))).toEqual(sketch(5));
});

it('quantiles are of the nearest rank, and of nothing null', () => {
  const buckets = new Map([
    [10, 1],
    [-5, 2],
    [3, 1],
  ]);
  const read = (q: number) => quantileOfBuckets(buckets, q, (index) => index);
  expect([0, 0.5, 0.51, 0.75, 0.76, 1].map(read)).toEqual([-5, -5, 3, 3, 10, 10]);
  expect(quantileOfBuckets(new Map(), 0.5, (index) => index)).toBeNull();
});
