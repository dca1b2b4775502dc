import { describe, expect, it } from 'vitest';
import { expandCorrection, type Recurrence } from './expand-correction';

const HOUR_MS = 3_600_000;
const base: Recurrence = {
  frequency: 'weekly',
  interval: 1,
  timeZone: 'Europe/Berlin',
  startDate: '2025-03-01',
  startTime: '02:30',
  durationMs: HOUR_MS,
  weekdays: [],
  untilDate: null,
};
const starts = (fields: Partial<Recurrence>, from: string, to: string) =>
  expandCorrection({ ...base, ...fields }, Date.parse(from), Date.parse(to)).map(({ fromMs }) =>
    new Date(fromMs).toISOString().slice(0, 16),
  );

describe('a recurring window', () => {
  it('is at the same local time before and after clocks change', () => {
    // Saturdays; summer time begins on Sunday, 30 March.
    expect(starts({}, '2025-03-20T00:00:00Z', '2025-04-06T00:00:00Z')).toEqual([
      '2025-03-22T01:30',
      '2025-03-29T01:30',
      '2025-04-05T00:30',
    ]);
  });

  it('begins when clocks have skipped its time, and the first of two times', () => {
    // 30 March 2025: 02:00 became 03:00 at 01:00 UTC. 26 October: 03:00 became 02:00 at 01:00 UTC.
    const sundays = { startDate: '2025-03-30' };
    expect(starts(sundays, '2025-03-29T00:00:00Z', '2025-03-31T00:00:00Z')).toEqual(['2025-03-30T01:00']);
    expect(starts(sundays, '2025-10-25T00:00:00Z', '2025-10-27T00:00:00Z')).toEqual(['2025-10-26T00:30']);
  });

  it('falls on the weekdays that are named, every other week', () => {
    // From Saturday, 1 March: its week has no later Monday; the weeks of 10 and 24 March follow.
    expect(
      starts(
        { timeZone: 'UTC', weekdays: [1, 6], interval: 2 },
        '2025-02-01T00:00:00Z',
        '2025-03-31T00:00:00Z',
      ),
    ).toEqual([
      '2025-03-01T02:30',
      '2025-03-10T02:30',
      '2025-03-15T02:30',
      '2025-03-24T02:30',
      '2025-03-29T02:30',
    ]);
  });

  it('of every third day keeps counting from its first', () => {
    expect(
      starts(
        { timeZone: 'UTC', frequency: 'daily', interval: 3 },
        '2025-03-06T00:00:00Z',
        '2025-03-12T00:00:00Z',
      ),
    ).toEqual(['2025-03-07T02:30', '2025-03-10T02:30']);
  });

  it('of the 31st has no occurrence in shorter months', () => {
    expect(
      starts(
        { timeZone: 'UTC', frequency: 'monthly', startDate: '2025-01-31' },
        '2025-01-01T00:00:00Z',
        '2025-06-01T00:00:00Z',
      ),
    ).toEqual(['2025-01-31T02:30', '2025-03-31T02:30', '2025-05-31T02:30']);
  });

  it('ends with the last day that it may start on', () => {
    const untilDate = '2025-03-15';
    expect(starts({ timeZone: 'UTC', untilDate }, '2025-03-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual([
      '2025-03-01T02:30',
      '2025-03-08T02:30',
      '2025-03-15T02:30',
    ]);
  });

  it('is found from any part of it, and not beside it', () => {
    const long = { timeZone: 'UTC', durationMs: 50 * HOUR_MS };
    // From Saturday 02:30 to Monday 04:30.
    expect(starts(long, '2025-03-03T04:29:00Z', '2025-03-03T05:00:00Z')).toEqual(['2025-03-01T02:30']);
    expect(starts(long, '2025-03-03T04:30:00Z', '2025-03-03T05:00:00Z')).toEqual([]);
    expect(starts(long, '2025-03-08T00:00:00Z', '2025-03-08T02:30:00Z')).toEqual([]);
  });

  it('in a zone far from UTC is found on its own date', () => {
    const far = { timeZone: 'Pacific/Kiritimati', startTime: '00:15' };
    // Saturday 00:15 at UTC+14 is Friday 10:15 in UTC.
    expect(starts(far, '2025-03-07T10:00:00Z', '2025-03-07T10:30:00Z')).toEqual(['2025-03-07T10:15']);
  });

  it('needs dates and times that exist', () => {
    expect(() => starts({ startDate: '2025-02-30' }, '2025-03-01T00:00:00Z', '2025-03-02T00:00:00Z')).toThrow(
      RangeError,
    );
    expect(() => starts({ startTime: '24:00' }, '2025-03-01T00:00:00Z', '2025-03-02T00:00:00Z')).toThrow(
      RangeError,
    );
  });
});
