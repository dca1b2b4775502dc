import { describe, expect, it } from 'vitest';
import { readEpoch, readTime, readUtcTime } from './read-time';

describe('a time as text', () => {
  it.each([
    ['2026-11-21T09:30:00.123456789Z', '2026-11-21T09:30:00.123456789Z'],
    ['2026-11-21T09:30:00+0130', '2026-11-21T09:30:00+01:30'],
    ['2026-11-21 09:30:00-02:00', '2026-11-21T09:30:00-02:00'],
    ['2026-11-21t09:30:00z', '2026-11-21T09:30:00Z'],
  ])('%s is read', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each(['2026-02-30T00:00:00Z', '2026-11-21T09:30:00', '21/11/2026', '', 7, null])(
    '%s is none',
    (value) => {
      expect(readTime(value)).toBeUndefined();
    },
  );

  it('without a zone is UTC only where the source says so', () => {
    expect(readUtcTime('2026-11-21T09:30:00.5')).toBe('2026-11-21T09:30:00.5Z');
  });
});

describe('a count since 1970', () => {
  it.each([
    [0, 'seconds', '1970-01-01T00:00:00Z'],
    [1_700_000_000, 'seconds', '2023-11-14T22:13:20Z'],
    [1_700_000_000.25, 'seconds', '2023-11-14T22:13:20.25Z'],
    ['1700000000123', 'milliseconds', '2023-11-14T22:13:20.123Z'],
    ['1700000000123456', 'microseconds', '2023-11-14T22:13:20.123456Z'],
    ['1700000000123456789', 'nanoseconds', '2023-11-14T22:13:20.123456789Z'],
  ] as const)('%s %s', (value, unit, expected) => {
    expect(readEpoch(value, unit)).toBe(expected);
  });

  it.each(['', '-1', 'soon', '99999999999999', null])('%s is none', (value) => {
    expect(readEpoch(value, 'seconds')).toBeUndefined();
  });
});
