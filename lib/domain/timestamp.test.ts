import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMicros, parseMicros } from './timestamp';

const at = (iso: string, micros = 0) => Date.parse(iso) * 1_000 + micros;

describe('an RFC 3339 time', () => {
  it.each([
    ['2026-11-21T09:30:00Z', at('2026-11-21T09:30:00Z')],
    ['2026-11-21T09:30:00.5Z', at('2026-11-21T09:30:00Z', 500_000)],
    ['2026-11-21T09:30:00.000001Z', at('2026-11-21T09:30:00Z', 1)],
    ['2026-11-21t09:30:00z', at('2026-11-21T09:30:00Z')],
    ['2026-11-21 09:30:00Z', at('2026-11-21T09:30:00Z')],
    ['2026-11-21T09:30:00-00:00', at('2026-11-21T09:30:00Z')],
    ['2024-02-29T00:00:00Z', at('2024-02-29T00:00:00Z')],
  ])('%s is read to the microsecond', (text, expected) => {
    expect(parseMicros(text)).toBe(expected);
  });

  it('loses what is finer than a microsecond, without rounding up', () => {
    expect(parseMicros('2025-10-02T08:37:19.589844241Z')).toBe(at('2025-10-02T08:37:19Z', 589_844));
    expect(parseMicros('2026-11-21T23:59:59.999999999Z')).toBe(at('2026-11-21T23:59:59Z', 999_999));
  });

  it('is the instant that its offset says', () => {
    expect(parseMicros('2023-05-12T13:36:37.496602+02:00')).toBe(at('2023-05-12T11:36:37Z', 496_602));
    expect(parseMicros('2026-01-01T00:15:00.25+05:45')).toBe(at('2025-12-31T18:30:00Z', 250_000));
    expect(parseMicros('2025-12-31T20:00:00-08:00')).toBe(at('2026-01-01T04:00:00Z'));
  });

  it('may lie before 1970, where fractions still count forwards', () => {
    expect(parseMicros('1969-12-31T23:59:59.999999Z')).toBe(-1);
    expect(parseMicros('1969-12-31T23:59:58.25Z')).toBe(-1_750_000);
  });

  it.each(['2016-12-31T23:59:60Z', '2016-12-31T23:59:60.75Z', '2017-01-01T00:59:60+01:00'])(
    'leap second %s lies in the last millisecond before the next minute',
    (text) => {
      expect(Math.floor(parseMicros(text) / 1_000)).toBe(Date.parse('2017-01-01T00:00:00Z') - 1);
    },
  );

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-11-31T12:00:00+01:00',
    '2026-13-01T00:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T09:60:00Z',
    '2026-11-21T09:30:61Z',
    '2026-11-21T09:30:00+99:00',
    '0000-06-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    'yesterday',
    '',
  ])('%s does not exist: not a number', (text) => {
    expect(parseMicros(text)).toBeNaN();
  });

  it('is the same after a broken one, and after one of the same second', () => {
    const text = '2026-11-21T09:30:00.1Z';
    parseMicros('2026-02-30T00:00:00Z');
    expect(parseMicros('2026-02-30T00:00:00Z')).toBeNaN();
    expect(parseMicros(text)).toBe(at('2026-11-21T09:30:00Z', 100_000));
    expect(parseMicros('2026-11-21T09:30:00.2Z')).toBe(at('2026-11-21T09:30:00Z', 200_000));
  });
});

describe('a time as it is written', () => {
  it('has six digits, in UTC', () => {
    expect(formatMicros(at('2026-11-21T09:30:00Z', 123_456))).toBe('2026-11-21T09:30:00.123456Z');
    expect(formatMicros(at('2026-11-21T09:30:00Z', 7))).toBe('2026-11-21T09:30:00.000007Z');
    expect(formatMicros(0)).toBe('1970-01-01T00:00:00.000000Z');
    expect(formatMicros(-1)).toBe('1969-12-31T23:59:59.999999Z');
  });

  it('is read back as the same instant', () => {
    // Two centuries around 1970: what a number holds to the microsecond.
    const years = { min: at('1770-01-01T00:00:00Z'), max: at('2170-01-01T00:00:00Z') };
    fc.assert(
      fc.property(fc.integer(years), (micros) => {
        expect(parseMicros(formatMicros(micros))).toBe(micros);
      }),
      { numRuns: 500 },
    );
  });
});
