import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOW, tallyCounts } from '../testing/tally-counts';
import { judgeCrossZoneTrend } from './judge-cross-zone-trend';

const limit = { deviations: 5, times: 1.5, attempts: 20 };
const pair = { zone: 'edge', item: 'edge → payments' };
/** The day of now. */
const TODAY = Math.floor(NOW / DAY);
/** Attempts of whole days before today, the last one first; null is a day that nothing was measured on. */
const judge = (today: number, days: (number | null)[], isDrill = false) => {
  const each = tallyCounts(pair, [{ at: NOW - 3 * HOUR, all: today, bad: today }], { isDrill });
  const known = days.flatMap((count, index): [number, number][] =>
    count === null ? [] : [[TODAY - 1 - index, count]],
  );
  return judgeCrossZoneTrend(
    {
      pairs: [each],
      days: new Map([[each.key, new Map(known)]]),
      measured: new Set(known.map(([day]) => day)),
      history: null,
    },
    limit,
    NOW,
  )[0]!;
};
const always = (count: number, days: number) => Array.from({ length: days }, () => count);

describe('the attempts of a day', () => {
  it('are told above what its days are like, not at it', () => {
    // 100 a day: the deviation of a Poisson count is 10, five of them are 50; half as many again are 150 too.
    expect(judge(150, always(100, 10))).toMatchObject({ outcome: 'false', threshold: 150, expected: 100 });
    expect(judge(151, always(100, 10))).toMatchObject({
      outcome: 'true',
      unit: 'count',
      sinceMs: NOW - 3 * HOUR,
      sentence: '151 cross-zone attempts in 24 hours (edge → payments), where 100 are usual',
    });
  });

  it('are compared with the same weekday once four weeks are known', () => {
    // Fridays have 400, other days 10; the 24 hours until Friday morning are more of Thursday.
    const weeks = Array.from({ length: 35 }, (_, index) =>
      (TODAY - 1 - index) % 7 === (TODAY - 1) % 7 ? 400 : 10,
    );
    expect(judge(420, weeks)).toMatchObject({ outcome: 'false', expected: 400 });
    expect(judge(420, weeks).sentence).toMatch(/where 400 are usual on this weekday$/);
  });

  it('are no matter while they are few', () => {
    expect(judge(20, always(0, 20)).outcome).toBe('false');
    expect(judge(21, always(0, 20)).outcome).toBe('true');
  });

  it('get no verdict where too few days were measured', () => {
    expect(judge(10_000, [...always(5, 6), null, null, null])).toMatchObject({
      outcome: 'false',
      threshold: null,
    });
  });

  it('of a drill are compared with none', () => {
    expect(judge(21, [], true)).toMatchObject({ outcome: 'true', threshold: 20 });
  });
});
