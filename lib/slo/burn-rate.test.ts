import { describe, expect, it } from 'vitest';
import { burnRate, divideByBudget, errorRatio, maxBurnRate } from './burn-rate';
import { NO_COUNTS } from './counts';
import { exceeds } from './exceeds';
import { makeCounts } from './testing/make-rows';

describe('a burn rate', () => {
  it('is the error ratio over the budget', () => {
    // 17 % errors at 99.9 %: 0.17 / 0.001.
    expect(burnRate(makeCounts(170, 1_000), 0.001)).toBeCloseTo(170, 9);
    expect(errorRatio(makeCounts(170, 1_000))).toBe(0.17);
    expect(maxBurnRate(0.05)).toBe(20);
  });

  it('of nothing is no number', () => {
    expect(burnRate(NO_COUNTS, 0.001)).toBeNull();
    expect(burnRate(NO_COUNTS, 0)).toBeNull();
    expect(errorRatio(NO_COUNTS)).toBeNull();
  });

  it('without any budget is 0 until something is bad, then infinite: never a division by zero', () => {
    expect(burnRate(makeCounts(0, 10), 0)).toBe(0);
    expect(burnRate(makeCounts(1, 10), 0)).toBe(Infinity);
    expect(maxBurnRate(0)).toBe(Infinity);
    expect(divideByBudget(0, 0)).toBe(0);
  });
});

describe('a threshold', () => {
  it('is not exceeded by a tie, nor by what differs from one by rounding', () => {
    expect(exceeds(14.4, 14.4)).toBe(false);
    expect(exceeds(14.4 * (1 + 1e-10), 14.4)).toBe(false);
    expect(exceeds(14.4 * (1 + 1e-8), 14.4)).toBe(true);
    expect(exceeds(-1, -1)).toBe(false);
    expect(exceeds(-0.999, -1)).toBe(true);
    expect(exceeds(Infinity, 14.4)).toBe(true);
    expect(exceeds(Infinity, Infinity)).toBe(false);
  });
});
