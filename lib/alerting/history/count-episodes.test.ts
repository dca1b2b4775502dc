import { describe, expect, it } from 'vitest';
import { countEpisodes, type RuleTimes } from './count-episodes';

const MINUTE = 60_000;
const NOW: RuleTimes = { forMinutes: 0, keepFiringMinutes: 0, cooldownMinutes: 0 };
/** One sign a minute: `#` it holds, `.` it does not, `?` nobody can tell. Times in minutes. */
const count = (signs: string, times: Partial<RuleTimes> = {}) =>
  countEpisodes(
    (step) => (signs[step] === '#' ? 'true' : signs[step] === '?' ? 'no-data' : 'false'),
    { fromMs: 0, stepMs: MINUTE, count: signs.length },
    { ...NOW, ...times },
  ).map(({ pendingMs, openedMs, resolvedMs, isTold }) => [
    pendingMs / MINUTE,
    openedMs / MINUTE,
    resolvedMs === null ? null : resolvedMs / MINUTE,
    isTold,
  ]);

describe('episodes of a condition', () => {
  it('are each time that it holds', () => {
    expect(count('..##..#.')).toEqual([
      [2, 2, 4, true],
      [6, 6, 7, true],
    ]);
  });

  it('begin when it has held for long enough, and not where it ended before', () => {
    // Held from minute 1 to 2 only, then from 4 on: two minutes later, at 6, it fires.
    expect(count('.##.####.', { forMinutes: 2 })).toEqual([[4, 6, 8, true]]);
  });

  it('are one while it goes on firing over a pause', () => {
    // It ceases at 2 and holds again at 4, two minutes later; it ceases at 5, and 8 is three minutes later.
    expect(count('##..#....', { keepFiringMinutes: 3 })).toEqual([[0, 0, 8, true]]);
  });

  it('go on over times at which nobody can tell, and do not begin there', () => {
    expect(count('.#??#..')).toEqual([[1, 1, 5, true]]);
    expect(count('??..')).toEqual([]);
  });

  it('that come and go are flapping from the fourth on, and quiet', () => {
    // Three were over within the hour: six changes. The fourth stays so until it is steady for half an hour.
    const episodes = count('#.#.#.#.');
    expect(episodes.slice(0, 4).map(([, opened, , isTold]) => [opened, isTold])).toEqual([
      [0, true],
      [2, true],
      [4, true],
      [6, false],
    ]);
    expect(episodes[3]![2]).toBeNull();
  });

  it('have no end where they are not over', () => {
    expect(count('..##')).toEqual([[2, 2, null, true]]);
  });

  it('are not told within the cooldown, unless they outlast it', () => {
    // Resolved at 2; the next opens at 4 for one minute, two minutes later.
    expect(count('##..#.......', { cooldownMinutes: 5 })).toEqual([
      [0, 0, 2, true],
      [4, 4, 5, false],
    ]);
    // The cooldown is over at 7, and it fires still.
    expect(count('##..####..', { cooldownMinutes: 5 })).toEqual([
      [0, 0, 2, true],
      [4, 4, 8, true],
    ]);
    // Opened seven minutes after the end of the one before.
    expect(count('##.......#..', { cooldownMinutes: 5 })).toEqual([
      [0, 0, 2, true],
      [9, 9, 10, true],
    ]);
  });
});
