import { describe, expect, it } from 'vitest';
import { readRows } from '@/lib/slo/read-rows';
import { watchAbsence } from './watch-absence';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-14T00:00:00Z');
const SIX_DAYS = 144;

/** Events in some of the five minutes since the start. */
const watch = (fiveMinutes: number, hasEvents: (five: number) => boolean) => {
  const cuts = Array.from({ length: fiveMinutes + 1 }, (_, five) => START + five * 5 * MINUTE);
  const rows = cuts
    .filter((_, five) => five < fiveMinutes && hasEvents(five))
    .map((startMs) => ({ startMs, stepMs: 5 * MINUTE, n: 1, b: 0, total: 1, good: 1, bad: 0 }));
  return { judge: watchAbsence(readRows(rows), cuts), endMs: cuts.at(-1)! };
};

describe('the absence of an objective’s events', () => {
  it('is judged by the time in which an outage would be noticed and by the usual pauses', () => {
    // Every five minutes for six days, and nothing for the last two hours, in which 24 are usual.
    const { judge, endMs } = watch(SIX_DAYS * 12, (five) => five < SIX_DAYS * 12 - 24);
    // 12 an hour: seven mean intervals are 35 minutes.
    expect(judge(endMs, 5 * MINUTE)).toEqual({
      lastedMs: 2 * HOUR,
      boundMs: expect.closeTo(35 * MINUTE, -5),
    });
    expect(judge(endMs, 3 * HOUR)?.boundMs).toBe(3 * HOUR);
    expect(judge(endMs - 2 * HOUR, 5 * MINUTE)?.lastedMs).toBe(0);
    // After an hour twelve are missing, which may still be chance.
    const early = judge(endMs - HOUR, 5 * MINUTE)!;
    expect([early.lastedMs, early.boundMs]).toEqual([HOUR, HOUR]);
  });

  it('is none where events pause every night for longer', () => {
    // From 06:00 to 02:00: four hours of pause, 20 of 24 hours are active.
    const { judge, endMs } = watch(SIX_DAYS * 12, (five) => {
      const hour = Math.floor(five / 12) % 24;
      return hour < 2 || hour >= 6;
    });
    const fiveInTheMorning = endMs - 19 * HOUR;
    const absence = judge(fiveInTheMorning, 5 * MINUTE)!;
    expect(absence.lastedMs).toBe(3 * HOUR);
    expect(absence.boundMs).toBe(6 * HOUR);
  });

  it('is nothing where events are not expected', () => {
    const { judge, endMs } = watch(SIX_DAYS * 12, (five) => five % 144 === 0);
    expect(judge(endMs, 5 * MINUTE)).toBeNull();
    expect(watch(12, () => true).judge(START + HOUR, 5 * MINUTE)).toBeNull();
    expect(watch(0, () => true).judge(START, 5 * MINUTE)).toBeNull();
  });

  it('is the same at each of many times as asked once, whatever the order', () => {
    // Quiet for the last 20 hours, and for a while on the third day.
    const hasEvents = (five: number) => five < (SIX_DAYS - 20) * 12 && !(five > 800 && five < 830);
    const open = () => watch(SIX_DAYS * 12, hasEvents);
    const { judge, endMs } = open();
    const times = Array.from({ length: 700 }, (_, step) => endMs - step * 11 * MINUTE);
    const found = times.map((atMs) => judge(atMs, 5 * MINUTE));
    expect(found).toEqual(times.map((atMs) => open().judge(atMs, 5 * MINUTE)));
    expect(times.toReversed().map((atMs) => judge(atMs, 5 * MINUTE))).toEqual(found.toReversed());
    expect(found[0]?.lastedMs).toBe(20 * HOUR);
  });
});
