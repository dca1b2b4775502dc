import { describe, expect, it } from 'vitest';
import type { Matched } from '@/lib/domain/alerting/matcher';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { activeSpans } from './active-spans';
import { findSilencing } from './find-silencing';

const ALERT: Matched = {
  rule: 'r1',
  detector: 'mass-denials',
  failure: 'F4',
  cause: 'policy',
  category: 'trust',
  severity: 'page',
  zone: 'payments',
  service: 'checkout-api',
  environment: null,
  policy: null,
  item: null,
  owner: null,
  labels: {},
};
const SILENCE: Silencing = {
  id: 's1',
  kind: 'silence',
  matchers: [{ field: 'zone', operator: '=', value: 'payments' }],
  recurrence: null,
  reason: 'The gateway is replaced.',
  startsAtMs: Date.parse('2025-03-01T00:00:00Z'),
  endsAtMs: Date.parse('2025-12-01T00:00:00Z'),
};
/** Sundays, 02:30 for an hour in Berlin. */
const NIGHTLY: Silencing = {
  ...SILENCE,
  id: 's2',
  kind: 'maintenance',
  recurrence: { timeZone: 'Europe/Berlin', weekdays: [7], time: '02:30', minutes: 60 },
};
const foundAt = (silence: Silencing, at: string, alert = ALERT) =>
  findSilencing([silence], alert, Date.parse(at)).length > 0;
const spansOf = (silence: Silencing, from: string, to: string) =>
  activeSpans(silence, Date.parse(from), Date.parse(to)).map(({ fromMs, toMs }) =>
    [fromMs, toMs].map((at) => new Date(at).toISOString().slice(0, 16)),
  );

describe('a silence', () => {
  it('hides what it matches from its start on and no more at its end', () => {
    expect(foundAt(SILENCE, '2025-02-28T23:59:59.999Z')).toBe(false);
    expect(foundAt(SILENCE, '2025-03-01T00:00:00Z')).toBe(true);
    expect(foundAt(SILENCE, '2025-11-30T23:59:59.999Z')).toBe(true);
    expect(foundAt(SILENCE, '2025-12-01T00:00:00Z')).toBe(false);
    expect(foundAt(SILENCE, '2025-06-01T00:00:00Z', { ...ALERT, zone: 'identity' })).toBe(false);
  });

  it('is named among all that hide an alert', () => {
    const other = { ...SILENCE, id: 's3', matchers: [] };
    const found = findSilencing([SILENCE, NIGHTLY, other], ALERT, Date.parse('2025-06-02T12:00:00Z'));
    expect(found.map(({ id }) => id)).toEqual(['s1', 's3']);
  });
});

describe('a recurring silence', () => {
  it('holds at its local time in winter and in summer', () => {
    // Sunday, 23 March is CET (UTC+1); Sunday, 6 April is CEST (UTC+2).
    expect(foundAt(NIGHTLY, '2025-03-23T01:29:59Z')).toBe(false);
    expect(foundAt(NIGHTLY, '2025-03-23T01:30:00Z')).toBe(true);
    expect(foundAt(NIGHTLY, '2025-03-23T02:30:00Z')).toBe(false);
    expect(foundAt(NIGHTLY, '2025-04-06T00:30:00Z')).toBe(true);
    expect(foundAt(NIGHTLY, '2025-04-06T01:30:00Z')).toBe(false);
    // Saturday.
    expect(foundAt(NIGHTLY, '2025-04-05T00:45:00Z')).toBe(false);
  });

  it('begins after the hour that clocks skip, and lasts as long as ever', () => {
    // 30 March: 02:00 CET became 03:00 CEST at 01:00 UTC, so there is no 02:30.
    expect(spansOf(NIGHTLY, '2025-03-30T00:00:00Z', '2025-03-31T00:00:00Z')).toEqual([
      ['2025-03-30T01:00', '2025-03-30T02:00'],
    ]);
  });

  it('begins at the first of two times when clocks go back', () => {
    // 26 October: 03:00 CEST became 02:00 CET at 01:00 UTC; 02:30 is at 00:30 and at 01:30 UTC.
    expect(spansOf(NIGHTLY, '2025-10-26T00:00:00Z', '2025-10-27T00:00:00Z')).toEqual([
      ['2025-10-26T00:30', '2025-10-26T01:30'],
    ]);
  });

  it('goes on over midnight, on the day that is not its own', () => {
    const late: Silencing = {
      ...NIGHTLY,
      recurrence: { timeZone: 'America/New_York', weekdays: [5], time: '23:00', minutes: 180 },
    };
    // Friday, 6 June 23:00 EDT is Saturday 03:00 UTC.
    expect(foundAt(late, '2025-06-07T02:59:00Z')).toBe(false);
    expect(foundAt(late, '2025-06-07T03:00:00Z')).toBe(true);
    expect(foundAt(late, '2025-06-07T05:59:00Z')).toBe(true);
    expect(foundAt(late, '2025-06-07T06:00:00Z')).toBe(false);
  });

  it('is cut to its start and end', () => {
    const short = { ...NIGHTLY, startsAtMs: Date.parse('2025-06-01T01:00:00Z') };
    // Sunday, 1 June: 02:30 CEST is 00:30 UTC.
    expect(spansOf(short, '2025-06-01T00:00:00Z', '2025-06-02T00:00:00Z')).toEqual([
      ['2025-06-01T01:00', '2025-06-01T01:30'],
    ]);
  });

  it('of a whole day on every day never ends between two', () => {
    const always: Silencing = {
      ...NIGHTLY,
      recurrence: { timeZone: 'UTC', weekdays: [1, 2, 3, 4, 5, 6, 7], time: '12:00', minutes: 1_440 },
    };
    expect(spansOf(always, '2025-06-01T00:00:00Z', '2025-06-04T00:00:00Z')).toEqual([
      ['2025-06-01T00:00', '2025-06-04T00:00'],
    ]);
  });
});
