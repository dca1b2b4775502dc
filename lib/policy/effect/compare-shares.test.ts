import { describe, expect, it } from 'vitest';
import { compareProportions } from '@/lib/sli/compare-proportions';
import { compareShares, isDifferent } from './compare-shares';

const share = (bad: number, total: number, size = total) => ({ bad, total, size });

describe('the difference of two shares', () => {
  it('has the published interval: 48 of 80 before, 56 of 70 after', () => {
    // Newcombe 1998, table II, example (a), method 10: 0.0524 to 0.3339.
    const found = compareShares(share(48, 80), share(56, 70), 0.95);
    expect(found).toMatchObject({ before: { bad: 48, total: 80 }, after: { bad: 56, total: 70 } });
    expect(found.difference).toBeCloseTo(0.2, 12);
    expect(found.low).toBeCloseTo(0.0524, 4);
    expect(found.high).toBeCloseTo(0.3339, 4);
    expect(isDifferent(found)).toBe(true);
  });

  it('has the published interval where one side has none: 9 of 10 against 3 of 10', () => {
    // Newcombe 1998, table II, example (b), method 10: 0.1705 to 0.8090.
    const found = compareShares(share(3, 10), share(9, 10), 0.95);
    expect(found.low).toBeCloseTo(0.1705, 4);
    expect(found.high).toBeCloseTo(0.809, 4);
  });

  it('has a p-value at which its interval just touches zero', () => {
    const { p } = compareShares(share(48, 80), share(56, 70), 0.95);
    const low = (confidence: number) =>
      compareProportions({ share: 0.8, n: 70 }, { share: 0.6, n: 80 }, { confidence })!.interval.low;
    expect(low(1 - p!)).toBeCloseTo(0, 9);
    expect(p).toBeLessThan(0.05);
    expect(compareShares(share(6, 10), share(8, 10), 0.95).p).toBeGreaterThan(0.05);
    expect(compareShares(share(5, 50), share(10, 100), 0.95).p).toBe(1);
  });

  it('is told from the effective size: a hundred that stand for ten each tell as much as a hundred', () => {
    const weighted = compareShares(share(480, 800, 80), share(560, 700, 70), 0.95);
    expect(weighted.low).toBeCloseTo(0.0524, 4);
    expect(weighted.after).toEqual({ bad: 560, total: 700 });
  });

  it('is not told from fewer than five on a side', () => {
    const nothing = { difference: null, low: null, high: null, p: null };
    expect(compareShares(share(0, 4), share(50, 50), 0.95)).toMatchObject(nothing);
    expect(compareShares(share(0, 50), share(0, 0), 0.95)).toMatchObject(nothing);
    expect(isDifferent(compareShares(share(0, 4), share(50, 50), 0.95))).toBeNull();
    expect(isDifferent(compareShares(share(0, 5), share(5, 5), 0.95))).toBe(true);
  });
});
