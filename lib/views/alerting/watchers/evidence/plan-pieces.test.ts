import { describe, expect, it } from 'vitest';
import { alignTo, planBefore, planDays, planRecent, planWeeks } from './plan-pieces';

const at = (text: string) => Date.parse(`2026-11-${text}Z`);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const once = (text: string) => ({ fromMs: at(text), toMs: at(text), stepMs: MINUTE });
const show = (pieces: { grain: string; fromMs: number; toMs: number }[]) =>
  pieces.map(({ grain, fromMs, toMs }) => [
    grain,
    ...[fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(8, 16)),
  ]);

describe('evidence', () => {
  it('of a moment is read by the minute, that of a month in steps of five', () => {
    expect(planRecent(once('20T10:02:30'), 10 * MINUTE)).toMatchObject({
      fromMs: at('20T09:52:00'),
      toMs: at('20T10:03:00'),
      stepMs: MINUTE,
    });
    const month = planRecent(
      { fromMs: at('01T10:02:00'), toMs: at('20T10:02:00'), stepMs: 15 * MINUTE },
      HOUR,
    );
    expect(month).toMatchObject({ fromMs: at('01T09:00:00'), toMs: at('20T10:05:00'), stepMs: 5 * MINUTE });
    expect(alignTo(at('20T10:02:00'), month)).toBe(at('20T10:00:00'));
  });

  it('before it joins without a gap and without an overlap', () => {
    const recent = planRecent(once('20T10:02:30'), 10 * MINUTE);
    expect(show(planBefore(recent, DAY))).toEqual([
      ['hour', '19T09:00', '20T09:00'],
      ['minute', '20T09:00', '20T09:52'],
    ]);
  });

  it('of days is read by the day in the middle', () => {
    expect(show(planDays(once('20T10:02:30'), { recentMs: HOUR, beforeMs: 3 * DAY }))).toEqual([
      ['hour', '17T09:00', '18T00:00'],
      ['day', '18T00:00', '20T00:00'],
      ['hour', '20T00:00', '20T11:00'],
    ]);
    // The recent part lies in two days: none of it is in a whole one.
    expect(show(planDays(once('20T10:02:30'), { recentMs: 20 * HOUR, beforeMs: 2 * DAY }))[1]).toEqual([
      'day',
      '18T00:00',
      '19T00:00',
    ]);
  });

  it('of earlier weeks is the hours around, each once', () => {
    expect(show(planWeeks(once('20T10:02:30'), 2))).toEqual([
      ['hour', '06T09:00', '06T11:00'],
      ['hour', '13T09:00', '13T11:00'],
    ]);
    const long = { fromMs: at('12T10:00:00'), toMs: at('20T10:00:00'), stepMs: HOUR };
    expect(show(planWeeks(long, 1))).toEqual([['hour', '05T09:00', '13T11:00']]);
  });
});
