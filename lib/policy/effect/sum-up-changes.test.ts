import { expect, test } from 'vitest';
import { sumUpChanges, type CountedActivation } from './sum-up-changes';

const one = (
  verdict: CountedActivation['verdict'],
  secondsToRollback: number | null = null,
  isReturn = false,
) => ({
  verdict,
  secondsToRollback,
  isReturn,
});

test('failed are regressions and what was rolled back, of what was reviewed with data', () => {
  expect(
    sumUpChanges([
      one('fine'),
      one('fine'),
      one('watch'),
      one('regression', 1_200),
      one('regression'),
      one('watch', 600),
      one('no-data', 1_800),
      one('no-data'),
      one('fine', null, true),
    ]),
  ).toEqual({
    reviewed: 7,
    failed: 4,
    noData: 1,
    failureRate: 4 / 7,
    rolledBack: 3,
    secondsToRollback: 1_200,
  });
});

test('without any there is no rate and no time', () => {
  expect(sumUpChanges([one('no-data')])).toEqual({
    reviewed: 0,
    failed: 0,
    noData: 1,
    failureRate: null,
    rolledBack: 0,
    secondsToRollback: null,
  });
});
