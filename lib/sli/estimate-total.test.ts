import { describe, expect, test } from 'vitest';
import { estimateTotal } from './estimate-total';

describe('the estimate of a total', () => {
  test('is what was counted where all of it was', () => {
    expect(estimateTotal([{ population: 40, n: 40, hits: 3 }], 0.95)).toEqual({
      value: 3,
      interval: { low: 3, high: 3 },
    });
  });

  test('stretches each stratum by its own share, and its interval follows the variance', () => {
    // T = 1000·20/100 + 200·5/50 = 220. Var = 1000²·0.9·(0.2·0.8)/99 + 200²·0.75·(0.1·0.9)/49
    // = 1454.5455 + 55.1020 = 1509.6475. p = 220/1200 = 0.183333; n = 220·980/1509.6475 = 142.8148.
    // Wilson with z = 1.959964: z²/n = 0.0268981; centre (0.183333 + 0.0134490)/1.0268981 = 0.191628;
    // reach 1.959964·sqrt(0.149722/142.8148 + 0.0268981/(4·142.8148))/1.0268981 = 0.0631336.
    const found = estimateTotal(
      [
        { population: 1_000, n: 100, hits: 20 },
        { population: 200, n: 50, hits: 5 },
      ],
      0.95,
    )!;
    expect(found.value).toBeCloseTo(220, 9);
    expect(found.interval.low / 1_200).toBeCloseTo(0.191628 - 0.0631336, 4);
    expect(found.interval.high / 1_200).toBeCloseTo(0.191628 + 0.0631336, 4);
  });

  test('of nothing seen is nothing, but not for certain', () => {
    // Wilson of 0 of 100: z²/(n + z²) = 3.841459/103.841459 = 0.0369935, over the 900 that were not drawn.
    const found = estimateTotal([{ population: 1_000, n: 100, hits: 0 }], 0.95)!;
    expect(found.value).toBe(0);
    expect(found.interval.low).toBe(0);
    expect(found.interval.high).toBeCloseTo(900 * 0.0369935, 3);
  });

  test('of strata that agree within themselves is open by what was not drawn of either kind', () => {
    // None among 60 strata of 100, half drawn: the effective size is 6000²/(60·100²/50) = 3000;
    // 3.841459/3003.841459 = 0.00127885, over the 3000 that were not drawn 3.83655.
    const half = Array.from({ length: 60 }, () => ({ population: 100, n: 50, hits: 0 }));
    expect(estimateTotal(half, 0.95)!.interval.high).toBeCloseTo(3.83655, 4);
    // One stratum has nothing else: 50/100 drawn, so 3.841459/53.841459 = 0.0713476 of 50 may be otherwise.
    const { value, interval } = estimateTotal([...half, { population: 100, n: 50, hits: 50 }], 0.95)!;
    expect(value).toBe(100);
    expect(interval.low).toBeCloseTo(100 - 3.56738, 4);
    expect(interval.high).toBeCloseTo(100 + 3.83655, 4);
  });

  test('never leaves what is possible: no fewer than were seen, no more than were not seen without', () => {
    const { interval } = estimateTotal([{ population: 12, n: 10, hits: 1 }], 0.95)!;
    expect(interval.low).toBeGreaterThanOrEqual(1);
    expect(interval.high).toBeLessThanOrEqual(3);
  });

  test('is unknown while a stratum was not looked at, and of nothing at all', () => {
    expect(estimateTotal([{ population: 5, n: 0, hits: 0 }], 0.95)).toBeNull();
    expect(estimateTotal([], 0.95)).toBeNull();
    expect(estimateTotal([{ population: 0, n: 0, hits: 0 }], 0.95)).toBeNull();
  });
});
