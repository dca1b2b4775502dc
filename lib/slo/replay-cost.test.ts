import { expect, test } from 'vitest';
import { replayCost } from './replay-cost';

const DAY = 86_400_000;

test('a change costs a day what it adds to the error ratio, by budget and window', () => {
  // 93 bad of 100,000 in a day: an error ratio of 0.00093, of 0.001 allowed; in a window of 30 days 3.1 % a day.
  const { badPerDay, budgetPerDay } = replayCost(
    { low: 93, high: 93 },
    { total: 100_000, replayedMs: DAY, budgetRatio: 0.001, windowMs: 30 * DAY },
  );
  expect(badPerDay).toEqual({ low: 93, high: 93 });
  expect(budgetPerDay!.low).toBeCloseTo(0.031, 12);
  expect(budgetPerDay!.high).toBeCloseTo(0.031, 12);
});

test('an hour is taken as the whole day would be', () => {
  const { badPerDay, budgetPerDay } = replayCost(
    { low: -2, high: 4 },
    { total: 100, replayedMs: DAY / 24, budgetRatio: 0.05, windowMs: 28 * DAY },
  );
  expect(badPerDay.low).toBeCloseTo(-48, 9);
  expect(badPerDay.high).toBeCloseTo(96, 9);
  expect(budgetPerDay!.low).toBeCloseTo(-0.02 / 0.05 / 28, 12);
  expect(budgetPerDay!.high).toBeCloseTo(0.04 / 0.05 / 28, 12);
});

test('no budget, or nothing counted, has no share', () => {
  const change = { low: 1, high: 1 };
  const of = { replayedMs: DAY, windowMs: 30 * DAY };
  expect(replayCost(change, { ...of, total: 0, budgetRatio: 0.01 }).budgetPerDay).toBeNull();
  expect(replayCost(change, { ...of, total: 10, budgetRatio: 0 }).budgetPerDay).toBeNull();
});
