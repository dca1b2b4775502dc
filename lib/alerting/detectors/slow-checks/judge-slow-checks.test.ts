import { describe, expect, it } from 'vitest';
import { quantileOfBuckets } from '@/lib/domain/exponential-buckets';
import { DAY, MINUTE, NOW } from '../testing/tally-counts';
import { gatherLatencies, type LatencySteps } from './gather-latencies';
import { judgeSlowChecks } from './judge-slow-checks';

const limit = { windowMs: 10 * MINUTE, p99: { evaluation: 50, sidecar: 500 }, fewest: 50 };
/** Buckets of whole powers of two, whose values are exact: index 5 holds what takes longer than 32 and up to 64 ms. */
const quantile = (buckets: ReadonlyMap<number, number>, q: number) =>
  quantileOfBuckets(buckets, q, (index) => 2 ** index);
const row = (rest: Partial<LatencySteps> = {}): LatencySteps => ({
  measure: 'evaluation',
  zone: 'payments',
  service: 'api',
  environment: 'eu-1',
  at: [NOW - 3 * MINUTE],
  idx: [5],
  events: [100],
  ...rest,
});
const judge = (rows: LatencySteps[], atMs = NOW) =>
  judgeSlowChecks(gatherLatencies(rows), limit, quantile, atMs);
/** So many of a hundred take 64 ms, the others 1 ms. */
const slow = (count: number, at = NOW - 3 * MINUTE) =>
  row({ at: [at, at], idx: [0, 6], events: [100 - count, count] });

describe('the p99 of a service', () => {
  it('is told where more than a hundredth is too slow', () => {
    // Of a hundred the 99th is the p99: one slow one is not in it, two are.
    expect(judge([slow(1)])[0]).toMatchObject({ outcome: 'false', value: 1 });
    expect(judge([slow(2)])[0]).toMatchObject({
      subject: { zone: 'payments', service: 'api', environment: 'eu-1', item: 'evaluation' },
      outcome: 'true',
      value: 64,
      threshold: 50,
      unit: 'milliseconds',
      sinceMs: NOW - 3 * MINUTE,
      sentence: 'Policy evaluation takes 64 ms at p99 in 10 minutes (100 samples); 50 ms are allowed',
    });
  });

  it('is not told at its limit, of few samples, or of none', () => {
    const tie = { ...limit, p99: { evaluation: 64, sidecar: 500 } };
    expect(judgeSlowChecks(gatherLatencies([slow(50)]), tie, quantile, NOW)[0]!.outcome).toBe('false');
    expect(judge([row({ idx: [9], events: [49] })])[0]!.outcome).toBe('false');
    expect(judge([slow(50)], NOW + DAY)[0]).toMatchObject({ outcome: 'false', value: null });
  });

  it('is of all its environments, and of each measure by itself', () => {
    const found = judge([
      slow(10),
      { ...slow(0), environment: 'eu-2' },
      row({ measure: 'sidecar', idx: [9] }),
    ]);
    expect(found.map(({ subject, value }) => [subject.item, subject.environment, value])).toEqual([
      // Ten of two hundred are slow.
      ['evaluation', null, 64],
      ['sidecar', 'eu-1', 512],
    ]);
  });
});
