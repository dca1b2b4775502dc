import { describe, expect, it } from 'vitest';
import { listDuePeriods, nextDue, periodAt, type ReportTimes } from './list-due-periods';

const at = (text: string) => new Date(text);
const times = (more: Partial<ReportTimes> = {}): ReportTimes => ({
  cadence: 'monthly',
  time: '06:00',
  timeZone: 'UTC',
  since: at('2026-11-21T10:00:00Z'),
  ...more,
});
const days = (periods: { from: Date; to: Date }[]) =>
  periods.map(({ from, to }) => `${from.toISOString().slice(0, 10)}/${to.toISOString().slice(0, 10)}`);

describe('the periods of a schedule', () => {
  it('are whole months of its time zone, due on the first day after them', () => {
    // Zurich is at +02:00 on 1 October 2026 and at +01:00 from 25 October.
    expect(periodAt(times({ timeZone: 'Europe/Zurich' }), at('2026-10-15T00:00:00Z'))).toEqual({
      from: at('2026-09-30T22:00:00Z'),
      to: at('2026-10-31T23:00:00Z'),
      dueAt: at('2026-11-01T05:00:00Z'),
    });
  });

  it('are weeks from Monday to Sunday, and quarters', () => {
    // 21 November 2026 is a Saturday.
    expect(periodAt(times({ cadence: 'weekly' }), at('2026-11-21T10:00:00Z'))).toEqual({
      from: at('2026-11-16T00:00:00Z'),
      to: at('2026-11-23T00:00:00Z'),
      dueAt: at('2026-11-23T06:00:00Z'),
    });
    expect(periodAt(times({ cadence: 'quarterly' }), at('2026-11-21T10:00:00Z'))).toEqual({
      from: at('2026-10-01T00:00:00Z'),
      to: at('2027-01-01T00:00:00Z'),
      dueAt: at('2027-01-01T06:00:00Z'),
    });
  });
});

describe('what is due', () => {
  it('is nothing that was due before the schedule began', () => {
    expect(listDuePeriods(times(), null, at('2026-11-30T23:59:59Z'), 10)).toEqual([]);
    expect(listDuePeriods(times(), null, at('2026-12-01T05:59:59Z'), 10)).toEqual([]);
    expect(days(listDuePeriods(times(), null, at('2026-12-01T06:00:00Z'), 10))).toEqual([
      '2026-11-01/2026-12-01',
    ]);
  });

  it('is the last period where the schedule was made on the morning on which its report is due', () => {
    const since = at('2026-12-01T05:00:00Z');
    expect(days(listDuePeriods(times({ since }), null, at('2026-12-01T06:00:00Z'), 10))).toEqual([
      '2026-11-01/2026-12-01',
    ]);
  });

  it('is caught up with after a stop, oldest first, each period once', () => {
    const now = at('2027-03-10T00:00:00Z');
    expect(days(listDuePeriods(times(), null, now, 10))).toEqual([
      '2026-11-01/2026-12-01',
      '2026-12-01/2027-01-01',
      '2027-01-01/2027-02-01',
      '2027-02-01/2027-03-01',
    ]);
    expect(days(listDuePeriods(times(), at('2027-01-01T00:00:00Z'), now, 10))).toEqual([
      '2027-01-01/2027-02-01',
      '2027-02-01/2027-03-01',
    ]);
    expect(days(listDuePeriods(times(), null, now, 1))).toEqual(['2026-11-01/2026-12-01']);
    expect(listDuePeriods(times(), at('2027-03-01T00:00:00Z'), now, 10)).toEqual([]);
  });

  it('is told ahead', () => {
    expect(nextDue(times(), null, at('2026-11-21T10:00:00Z')).dueAt).toEqual(at('2026-12-01T06:00:00Z'));
    expect(nextDue(times(), at('2026-12-01T00:00:00Z'), at('2026-12-01T06:00:01Z')).dueAt).toEqual(
      at('2027-01-01T06:00:00Z'),
    );
  });
});
