import { expect, it } from 'vitest';
import { describeTrend } from './describe-trend';

const trend = (over: Partial<Parameters<typeof describeTrend>[0]>) =>
  describeTrend({
    verdict: 'decreasing',
    status: 'met',
    perWeek: -12.4,
    pValue: 0.0034,
    days: 28,
    isSeasonal: true,
    ...over,
  });

it('says which way attempts go, how fast, and on what that rests', () => {
  expect(trend({})).toBe(
    'Decreasing: about 12 fewer a week (28 days, each weekday against itself, p = 0.003).',
  );
  expect(trend({ verdict: 'increasing', perWeek: 3, pValue: 0.000_1, days: 12, isSeasonal: false })).toBe(
    'Increasing: about 3 more a week (12 days, p < 0.001).',
  );
  expect(trend({ verdict: 'decreasing', perWeek: 0 })).toBe(
    'Decreasing (28 days, each weekday against itself, p = 0.003).',
  );
  expect(trend({ verdict: 'no-trend', pValue: 0.8 })).toBe(
    'Neither decreasing nor increasing (28 days, each weekday against itself, p = 0.800).',
  );
  expect(trend({ verdict: 'all-zero', days: 20 })).toBe('There was no attempt on any of 20 days.');
  expect(trend({ verdict: 'insufficient-data', days: 3 })).toBe('A trend needs 8 days; 3 were measured.');
});
