import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShared } from '../testing/shared-files';
import { bucketIndex, bucketValue, readQuantile, ZERO_BUCKET } from './latency-buckets';

/** The specification's bound on the error of a quantile at scale 5: (base − 1) / (base + 1). */
const BASE = 2 ** (1 / 32);
const ALPHA = (BASE - 1) / (BASE + 1);

const sketch = (values: readonly number[]) => {
  const buckets = new Map<number, number>();
  for (const value of values) buckets.set(bucketIndex(value), (buckets.get(bucketIndex(value)) ?? 0) + 1);
  return buckets;
};
const nearestRank = (values: readonly number[], q: number) =>
  values.toSorted((left, right) => left - right)[Math.max(1, Math.ceil(q * values.length)) - 1]!;

const latency = fc.oneof(
  fc.double({ min: 1e-6, max: 2_592_000_000, noNaN: true }),
  fc.integer({ min: 0, max: 10_000 }),
);

describe('the bucket of a value', () => {
  it('holds (base^i, base^(i+1)]', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e12, noNaN: true }), (value) => {
        const index = bucketIndex(value);
        expect(value).toBeGreaterThan(BASE ** index * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(BASE ** (index + 1) * (1 + 1e-9));
      }),
    );
  });

  it('is exact for powers of two', () => {
    for (let power = -1_000; power <= 1_023; power += 1) expect(bucketIndex(2 ** power)).toBe(power * 32 - 1);
  });

  it('is the one for zero where there is nothing to take the logarithm of', () => {
    for (const value of [0, -0, -1, -Infinity, NaN]) expect(bucketIndex(value)).toBe(ZERO_BUCKET);
    expect(bucketValue(ZERO_BUCKET)).toBe(0);
  });

  it('always fits the column that keeps it, apart from the one for zero', () => {
    for (const value of [Number.MIN_VALUE, 2 ** -1_022, Number.MAX_VALUE, Infinity]) {
      expect(bucketIndex(value)).toBeGreaterThan(ZERO_BUCKET);
      expect(bucketIndex(value)).toBeLessThanOrEqual(32_767);
    }
  });

  it('is stood for by a value near all that it holds', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e10, noNaN: true }), (value) => {
        expect(Math.abs(bucketValue(bucketIndex(value)) - value) / value).toBeLessThanOrEqual(ALPHA + 1e-9);
      }),
    );
  });
});

describe('a quantile', () => {
  it('is within 1.08 % of the nearest rank, however the values were merged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(latency, { maxLength: 40 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 1),
        (groups, q) => {
          const merged = new Map<number, number>();
          for (const group of groups)
            for (const [index, count] of sketch(group)) merged.set(index, (merged.get(index) ?? 0) + count);
          const all = groups.flat();
          const estimate = readQuantile(merged, q);
          if (all.length === 0) expect(estimate).toBeNull();
          else {
            const exact = nearestRank(all, q);
            expect(Math.abs(estimate! - exact)).toBeLessThanOrEqual(exact * ALPHA + 1e-9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of nothing is no number', () => {
    expect(readQuantile(new Map(), 0.99)).toBeNull();
    expect(readQuantile(new Map([[5, 0]]), 0.99)).toBeNull();
  });
});

type Case = {
  id: string;
  kind?: string;
  input: { groups_ms: number[][]; scale: number; quantiles: string[] };
  expected: {
    count: number;
    zero_count: number;
    buckets: Record<string, number>;
    downscaled_by_1: Record<string, number>;
    estimates: Record<string, number | null>;
    exact_nearest_rank: Record<string, number | null>;
  };
};
const file = findShared('vectors/slo/quantile_sketch.json');
const cases = file
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases.filter(
      ({ kind, input }) => kind === undefined && (input.scale === 5 || input.scale === 6),
    )
  : [];

if (!file) it.skip('the published vectors are not here: ../shared/vectors is missing');

describe.skipIf(file === null)('the published vectors', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(3);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expected }) => {
    // Halving the resolution of scale 6 gives the scale 5 that is kept.
    const wanted = input.scale === 5 ? expected.buckets : expected.downscaled_by_1;
    const found = sketch(input.groups_ms.flat());
    expect(found.get(ZERO_BUCKET) ?? 0).toBe(expected.zero_count);
    const positive = [...found].filter(([index]) => index !== ZERO_BUCKET);
    expect(Object.fromEntries(positive.map(([index, count]) => [String(index), count]))).toEqual(wanted);
    for (const q of input.quantiles) {
      const estimate = readQuantile(found, Number(q));
      const exact = expected.exact_nearest_rank[q] ?? null;
      if (exact === null) expect(estimate).toBeNull();
      else expect(Math.abs(estimate! - exact)).toBeLessThanOrEqual(exact * ALPHA + 1e-9);
      if (input.scale !== 5) continue;
      const published = expected.estimates[q] ?? null;
      if (published === null) expect(estimate).toBeNull();
      else expect(Math.abs(estimate! - published)).toBeLessThanOrEqual(1e-9 * Math.max(1, published));
    }
  });
});
