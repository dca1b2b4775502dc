import { describe, expect, it } from 'vitest';
import { traceEwma } from './ewma';
import { judgeSlot } from './robust-slot';

describe('an hour against the same hour of earlier weeks', () => {
  it('is anomalous above 3.5 deviations, not at them', () => {
    // Median 100, MAD 10: sigma 14.826, limit 151.891.
    const history = [90, 100, 110, 80, 120];
    expect(judgeSlot(history, 151)).toMatchObject({ median: 100, mad: 10, isAnomaly: false });
    expect(judgeSlot(history, 152)).toMatchObject({ isAnomaly: true });
    expect(judgeSlot(history, 151.891).isAnomaly).toBe(false);
    expect(judgeSlot(history, 0).isAnomaly).toBe(false);
  });

  it('has the spread of a Poisson count at least', () => {
    expect(judgeSlot([9, 9, 9, 9], 9).sigma).toBe(3);
    expect(judgeSlot([0, 0, 0, 0], 3)).toMatchObject({ sigma: 1, upper: 3.5, isAnomaly: false });
  });

  it('gets no verdict from less than four weeks with data', () => {
    expect(judgeSlot([1, null, 2, 3], 100)).toEqual({
      n: 3,
      median: null,
      mad: null,
      sigma: null,
      score: null,
      upper: null,
      isAnomaly: null,
    });
  });
});

describe('a moving average', () => {
  it('has limits that widen to those of a long series', () => {
    // λ 0.2, L 3, σ 1: the first reach is 3·√(0.2/1.8·(1 − 0.64)) = 0.6, the last 3·√(1/9) = 1.
    const points = traceEwma(
      Array.from({ length: 60 }, () => 0),
      { mean: 0, sigma: 1 },
    );
    expect(points[0]!.upper).toBeCloseTo(0.6, 12);
    expect(points[59]!.lower).toBeCloseTo(-1, 9);
    const [asymptotic] = traceEwma([0], { mean: 0, sigma: 1, isAsymptotic: true });
    expect(asymptotic!.upper).toBeCloseTo(1, 12);
  });

  it('is out only beyond a limit', () => {
    // The first average of v is 0.2·v; the limit is 0.6.
    const isOut = (value: number) => traceEwma([value], { mean: 0, sigma: 1 })[0]!.isOut;
    expect([2.9, 3.1, -2.9, -3.1].map(isOut)).toEqual([false, true, false, true]);
  });
});
