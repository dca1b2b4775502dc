import { describe, expect, it } from 'vitest';
import { absenceDuration } from './absence-duration';
import { scaleLadder, timeToDetect } from './scale-ladder';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const columns = (windowDays: number, budgetRatio = 0.001) => {
  const rungs = scaleLadder(windowDays * DAY_MS, budgetRatio);
  return {
    long: rungs.map(({ longMs }) => longMs / MINUTE_MS),
    short: rungs.map(({ shortMs }) => shortMs / MINUTE_MS),
    factors: rungs.map(({ factor }) => Number(factor.toFixed(3))),
    reachable: rungs.map(({ isReachable }) => isReachable),
    noisy: rungs.map(({ isNoisy }) => isNoisy),
  };
};

describe('the ladder', () => {
  it('is the table of the specification at 30 and at 28 days', () => {
    expect(columns(30)).toMatchObject({
      long: [60, 360, 1_440, 4_320],
      short: [5, 30, 120, 360],
      factors: [14.4, 6, 3, 1],
    });
    expect(columns(28)).toMatchObject({
      long: [60, 360, 1_440, 4_320],
      factors: [13.44, 5.6, 2.8, 0.933],
    });
  });

  it('keeps its hours for every calendar month, changes of clocks included', () => {
    expect(scaleLadder(31 * DAY_MS + HOUR_MS, 0.001)[0]!.longMs).toBe(HOUR_MS);
    // 1 h · 744.02 h / 720 h = 62 min.
    expect(scaleLadder(31 * DAY_MS + HOUR_MS + MINUTE_MS, 0.001)[0]!.longMs).toBe(62 * MINUTE_MS);
    // March with a lost hour of a zone without: 28 days less one hour scales.
    expect(scaleLadder(28 * DAY_MS - HOUR_MS, 0.001)[0]!.longMs).toBe(56 * MINUTE_MS);
  });

  it('scales its hours instead of its factors for other windows', () => {
    // 60 min · 7/30 = 14; 14/12 = 1.17 → 1. 0.02 · 10080/14 = 14.4.
    expect(columns(7)).toEqual({
      long: [14, 84, 336, 1_008],
      short: [1, 7, 28, 84],
      factors: [14.4, 6, 3, 1],
      reachable: [true, true, true, true],
      noisy: [true, false, false, false],
    });
    expect(columns(90).long).toEqual([180, 1_080, 4_320, 12_960]);
    // A day: 2, 12, 48 and 144 min; short 0.17 → 1, 1, 4, 12.
    expect(columns(1)).toMatchObject({ long: [2, 12, 48, 144], short: [1, 1, 4, 12] });
  });

  it('says which rungs a target leaves out of reach', () => {
    // Rung 1 at 30 days needs a target above 93.06 %, rung 2 above 83.3 %.
    expect(columns(30, 0.07).reachable).toEqual([false, true, true, true]);
    expect(columns(30, 0.0693).reachable).toEqual([true, true, true, true]);
    expect(columns(30, 0.167).reachable).toEqual([false, false, true, true]);
    expect(columns(30, 0).reachable).toEqual([true, true, true, true]);
    // A factor of exactly 1/β is not above it: 20 at 95 %.
    expect(scaleLadder(30 * DAY_MS, 0.05)[0]!.errorRatioThreshold).toBeCloseTo(0.72, 12);
  });
});

describe('detection', () => {
  it('takes factor · β · long / ε', () => {
    // SRE workbook, table 5-8: 14.4 · 0.001 · 1 h = 51.84 s of an outage of everything.
    const [page] = scaleLadder(30 * DAY_MS, 0.001);
    expect(timeToDetect(page!, 0.001)).toBeCloseTo(51_840, 6);
    expect(timeToDetect(page!, 0.001, 0.1)).toBeCloseTo(518_400, 6);
    expect(timeToDetect(page!, 0.001, 0.0144)).toBeNull();
    expect(timeToDetect(page!, 0.07)).toBeNull();
  });

  it('of absence takes as long as rung 1, five minutes at least', () => {
    expect(absenceDuration(30 * DAY_MS, 0.001)).toBe(5 * MINUTE_MS);
    // 14.4 · 0.05 · 1 h = 43.2 min at 95 %.
    expect(absenceDuration(30 * DAY_MS, 0.05)).toBeCloseTo(43.2 * MINUTE_MS, 6);
    expect(absenceDuration(30 * DAY_MS, 0)).toBe(5 * MINUTE_MS);
  });
});
