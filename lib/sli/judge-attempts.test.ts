import { describe, expect, it } from 'vitest';
import { judgeAttempts } from './judge-attempts';

const weeks = (count: number, value: (week: number, weekday: number) => number | null) =>
  Array.from({ length: count * 7 }, (_, day) => value(Math.floor(day / 7), day % 7));

describe('attempts between zones', () => {
  it('that fall week by week meet the objective, whatever the weekdays do', () => {
    const falling = judgeAttempts(weeks(4, (week, weekday) => 100 - 10 * week + (weekday > 4 ? -40 : 0)));
    expect(falling).toMatchObject({ verdict: 'decreasing', status: 'met', perWeek: -10, isSeasonal: true });
    expect(judgeAttempts(weeks(4, (week) => 10 * week))).toMatchObject({
      verdict: 'increasing',
      status: 'breached',
    });
  });

  it('without a trend do not meet it, but those that never happen do', () => {
    expect(judgeAttempts(weeks(4, (_, weekday) => weekday))).toMatchObject({
      verdict: 'no-trend',
      status: 'at-risk',
    });
    expect(judgeAttempts(weeks(2, () => 0))).toMatchObject({
      verdict: 'all-zero',
      status: 'met',
      perWeek: 0,
    });
  });

  it('of fewer than eight days say nothing', () => {
    expect(judgeAttempts([5, 4, 3, null, null, 2, 1, 0])).toEqual({
      verdict: 'insufficient-data',
      status: 'no-data',
      perWeek: null,
      pValue: null,
      days: 6,
      isSeasonal: false,
    });
  });
});
