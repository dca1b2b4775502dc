import { expect, it } from 'vitest';
import { daysBetween, listReportPeriods } from './report-periods';

it('offers the whole month, quarter and week before now, in UTC', () => {
  // A Saturday.
  expect(
    listReportPeriods(new Date('2026-11-21T10:00:00Z')).map(({ id, from, to }) => [id, from, to]),
  ).toEqual([
    ['month', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['quarter', '2026-07-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z'],
    ['week', '2026-11-09T00:00:00.000Z', '2026-11-16T00:00:00.000Z'],
    ['30-days', '2026-10-22T10:00:00.000Z', '2026-11-21T10:00:00.000Z'],
  ]);
});

it('goes over the turn of the year, and a Monday ends a week', () => {
  // 4 January 2027 is a Monday.
  expect(listReportPeriods(new Date('2027-01-04T00:00:00Z')).map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-12-28T00:00:00.000Z', '2027-01-04T00:00:00.000Z'],
    ['2026-12-05T00:00:00.000Z', '2027-01-04T00:00:00.000Z'],
  ]);
});

it('a window of days ends with its last day', () => {
  expect(daysBetween('2026-11-01', '2026-11-30')).toEqual({
    from: '2026-11-01T00:00:00Z',
    to: '2026-12-01T00:00:00.000Z',
  });
});
