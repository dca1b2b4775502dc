import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testTrend, type TrendTest } from './test-trend';

type Expected = Record<string, number | string | null>;
type Case = {
  id: string;
  input: { daily_counts: (number | null)[]; alpha: number; min_days: number; season_days: number };
  expected: { plain: Expected; seasonal: Expected };
};

const file = resolve('../shared/vectors/slo/trend.json');
const cases: Case[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases
  : [];

function expectSame(actual: TrendTest, expected: Expected, slope: string): void {
  expect(actual.n).toBe(expected.n);
  expect(actual.s).toBe(expected.S);
  expect(actual.varianceOfS).toBeCloseTo(expected.var_S as number, 6);
  expect(actual.z).toBeCloseTo(expected.z as number, 8);
  expect(actual.pTwoSided).toBeCloseTo(expected.p_two_sided as number, 6);
  expect(actual.pDecreasing).toBeCloseTo(expected.p_decreasing as number, 6);
  expect(actual.pIncreasing).toBeCloseTo(expected.p_increasing as number, 6);
  expect(actual.trend).toBe((expected.trend as string).replaceAll('_', '-'));
  if (expected[slope] === null) expect(actual.slope).toBeNull();
  else expect(actual.slope).toBeCloseTo(expected[slope] as number, 8);
}

describe.skipIf(cases.length === 0)('the published vectors (skipped where they are absent)', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expected }) => {
    const { daily_counts: counts, alpha, min_days: fewestDays, season_days: seasonDays } = input;
    expectSame(testTrend(counts, { alpha, fewestDays }), expected.plain, 'sen_slope_per_day');
    expectSame(
      testTrend(counts, { alpha, fewestDays, seasonDays }),
      expected.seasonal,
      'sen_slope_per_cycle',
    );
  });
});

describe('a trend', () => {
  it('is not told from fewer than eight days', () => {
    expect(testTrend([7, 6, 5, 4, 3, 2, 1]).trend).toBe('insufficient-data');
    expect(testTrend([8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({ trend: 'decreasing', slope: -1, s: -28 });
  });

  it('leaves out the days that nothing was measured on: they are missing, not zero', () => {
    const counts = [9, null, 8, 7, null, 6, 5, 4, 3, null, 2];
    expect(testTrend(counts)).toMatchObject({ n: 8, s: -28, trend: 'decreasing' });
    expect(testTrend([null, null])).toMatchObject({ n: 0, slope: null, trend: 'insufficient-data' });
  });
});
