import { expect, it } from 'vitest';
import { compareProportions } from './compare-proportions';

const of = (good: number, n: number) => ({ share: good / n, n });

it('gives the published interval of 56 of 70 against 48 of 80', () => {
  // Newcombe 1998, table II, example (a), method 10: 0.0524 to 0.3339.
  const found = compareProportions(of(56, 70), of(48, 80), { confidence: 0.95 })!;
  expect(found.difference).toBeCloseTo(0.2, 12);
  expect(found.interval.low).toBeCloseTo(0.0524, 4);
  expect(found.interval.high).toBeCloseTo(0.3339, 4);
  expect(found.isDifferent).toBe(true);
});

it('the same difference in fewer observations is no difference', () => {
  expect(compareProportions(of(8, 10), of(6, 10), { confidence: 0.95 })!.isDifferent).toBe(false);
});

it('who picked the pair out of many has to show more', () => {
  const interval = (comparisons: number) =>
    compareProportions(of(56, 70), of(48, 80), { confidence: 0.95, comparisons })!.interval;
  expect(interval(10).low).toBeLessThan(interval(1).low);
  expect(interval(10).high).toBeGreaterThan(interval(1).high);
});

it('says nothing where one side was not observed', () => {
  expect(compareProportions(of(5, 5), { share: 0, n: 0 }, { confidence: 0.95 })).toBeNull();
});
