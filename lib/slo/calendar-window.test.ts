import { describe, expect, it } from 'vitest';
import { assessCalendarBudget } from './assess-calendar-budget';
import { calendarWindow, type CalendarPeriod } from './calendar-window';
import { makeCounts } from './testing/make-rows';
import { fromLocal, toLocal } from './zoned-time';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function windowOf(at: string, period: CalendarPeriod, zone: string, weekStart?: number) {
  const { startMs, endMs, lengthMs } = calendarWindow(Date.parse(at), period, zone, weekStart);
  return [new Date(startMs).toISOString(), new Date(endMs).toISOString(), lengthMs / HOUR_MS];
}

describe('a calendar window', () => {
  it('is as long as its month really is', () => {
    expect(windowOf('2024-02-29T23:59:59.999Z', 'month', 'UTC')[2]).toBe(29 * 24);
    // Clocks are set forward in March: an hour is missing; and back in November.
    expect(windowOf('2025-03-20T00:00:00Z', 'month', 'America/New_York')).toEqual([
      '2025-03-01T05:00:00.000Z',
      '2025-04-01T04:00:00.000Z',
      31 * 24 - 1,
    ]);
    expect(windowOf('2025-11-20T00:00:00Z', 'month', 'America/New_York')[2]).toBe(30 * 24 + 1);
  });

  it('starts when clocks have skipped midnight, where it does not exist', () => {
    // São Paulo, 15 October 2017: 00:00 became 01:00.
    expect(windowOf('2017-10-15T12:00:00Z', 'day', 'America/Sao_Paulo')).toEqual([
      '2017-10-15T03:00:00.000Z',
      '2017-10-16T02:00:00.000Z',
      23,
    ]);
  });

  it('starts at the first midnight, where it exists twice', () => {
    // Havana, 2 November 2025: 01:00 became 00:00.
    expect(windowOf('2025-11-02T12:00:00Z', 'day', 'America/Havana')).toEqual([
      '2025-11-02T04:00:00.000Z',
      '2025-11-03T05:00:00.000Z',
      25,
    ]);
  });

  it('passes over a date that was skipped', () => {
    // Apia had no 30 December 2011: the 29th ended at UTC−10, the 31st began at UTC+14.
    expect(windowOf('2011-12-30T09:59:59Z', 'day', 'Pacific/Apia')).toEqual([
      '2011-12-29T10:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
      24,
    ]);
    expect(windowOf('2011-12-30T10:00:00Z', 'day', 'Pacific/Apia')[0]).toBe('2011-12-30T10:00:00.000Z');
    expect(windowOf('2011-12-15T00:00:00Z', 'month', 'Pacific/Apia')[2]).toBe(30 * 24);
  });

  it('can be half an hour longer', () => {
    // Lord Howe moves its clocks by 30 minutes.
    expect(windowOf('2025-04-06T00:00:00Z', 'day', 'Australia/Lord_Howe')[2]).toBe(24.5);
    expect(windowOf('2025-10-05T00:00:00Z', 'day', 'Australia/Lord_Howe')[2]).toBe(23.5);
  });

  it('holds every instant once, also where clocks go back across midnight', () => {
    // St John's, 7 November 2010: 00:01 became 23:01 of the day before, then midnight came again.
    const at = (text: string) => windowOf(text, 'day', 'America/St_Johns');
    expect(at('2010-11-07T02:30:30Z')).toEqual(at('2010-11-07T02:40:00Z'));
    expect(at('2010-11-07T02:29:59Z')[1]).toBe(at('2010-11-07T02:30:30Z')[0]);
  });

  it('of a week starts on the day that is asked for', () => {
    expect(windowOf('2026-11-21T12:00:00Z', 'week', 'UTC')[0]).toBe('2026-11-16T00:00:00.000Z');
    expect(windowOf('2026-11-21T12:00:00Z', 'week', 'UTC', 7)[0]).toBe('2026-11-15T00:00:00.000Z');
    expect(windowOf('2026-11-21T12:00:00Z', 'week', 'UTC', 6)[0]).toBe('2026-11-21T00:00:00.000Z');
  });

  it('of a quarter or a year starts with its first month', () => {
    expect(windowOf('2026-11-21T12:00:00Z', 'quarter', 'Asia/Kolkata')[0]).toBe('2026-09-30T18:30:00.000Z');
    expect(windowOf('2026-11-21T12:00:00Z', 'year', 'UTC').slice(0, 2)).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]);
  });

  it('needs a zone that exists', () => {
    expect(() => calendarWindow(0, 'day', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('a local time', () => {
  it('is read back as it was made', () => {
    const local = Date.UTC(2026, 10, 21, 9, 30, 15, 250);
    expect(toLocal(fromLocal(local, 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe(local);
  });

  it('before 1970 keeps its milliseconds', () => {
    expect(toLocal(Date.parse('1969-12-31T23:59:59.250Z'), 'Europe/Berlin')).toBe(
      Date.UTC(1970, 0, 1, 0, 59, 59, 250),
    );
  });
});

describe('a calendar budget', () => {
  const asOf = Date.UTC(2025, 3, 16);
  const april = calendarWindow(asOf, 'month', 'UTC');

  it('is of the whole window: half of it over at a burn of 1 is half consumed', () => {
    const budget = assessCalendarBudget(makeCounts(15, 15_000), makeCounts(1, 1_000), april, asOf, 0.001);
    expect(april.elapsed).toBe(0.5);
    expect(budget.consumedToDate).toBeCloseTo(1, 12);
    expect(budget.consumed).toBeCloseTo(0.5, 12);
    expect(budget.remaining).toBeCloseTo(0.5, 12);
    // 15 000 so far stand for 30 000 in the month.
    expect(budget.allowedBad).toBeCloseTo(30, 9);
    expect(budget.resetInMs).toBe(15 * DAY_MS);
    // Burning at 1, the rest lasts exactly until the reset: a tie is no exhaustion before it.
    expect(budget.timeToExhaustionMs).toBeCloseTo(15 * DAY_MS, 0);
    expect(budget.exhaustsBeforeReset).toBe(false);
  });

  it('runs out before the reset when it burns faster', () => {
    const budget = assessCalendarBudget(makeCounts(15, 15_000), makeCounts(2, 1_000), april, asOf, 0.001);
    expect(budget.exhaustsBeforeReset).toBe(true);
  });
});
