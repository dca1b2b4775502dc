import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  RANGE_PRESETS,
  chooseStepSeconds,
  isRelative,
  parseTypedRange,
  previousWindow,
  resolveTime,
  resolveWindow,
  timeExpressionSchema,
} from './time-range';

const now = new Date('2026-11-21T10:00:00.000Z');
const refused = (code: string) => expect.objectContaining({ code }) as unknown;

describe('from and to', () => {
  it.each([
    ['now', '2026-11-21T10:00:00.000Z'],
    ['now-90s', '2026-11-21T09:58:30.000Z'],
    ['now-15m', '2026-11-21T09:45:00.000Z'],
    ['now-1h', '2026-11-21T09:00:00.000Z'],
    ['now-7d', '2026-11-14T10:00:00.000Z'],
    ['now-2w', '2026-11-07T10:00:00.000Z'],
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
    ['2026-11-21T09:30:00.123456+01:00', '2026-11-21T08:30:00.123Z'],
  ])('%s is %s', (expression, expected) => {
    expect(timeExpressionSchema.safeParse(expression).success).toBe(true);
    expect(resolveTime(expression, now).toISOString()).toBe(expected);
  });

  it.each([
    '',
    'now+1h',
    'now-1y',
    'now-h',
    'yesterday',
    '5',
    '2026-11-21',
    '2026-11-21T09:30:00',
    '2026-02-30T00:00:00Z',
  ])('%j is neither now-1h nor an RFC 3339 time', (expression) => {
    expect(timeExpressionSchema.safeParse(expression).success).toBe(false);
    expect(() => resolveTime(expression, now)).toThrow(refused('invalid-input'));
  });

  it('end in 1970 however far back they reach', () => {
    expect(resolveTime('now-999999999w', now).getTime()).toBe(0);
  });
});

describe('a window', () => {
  it('is what both ends resolve to', () => {
    expect(resolveWindow({ from: 'now-1h', to: 'now-15m' }, now)).toEqual({
      from: new Date('2026-11-21T09:00:00Z'),
      to: new Date('2026-11-21T09:45:00Z'),
    });
  });

  it('is refused when it is empty, turned around, or longer than ten years', () => {
    for (const range of [
      { from: 'now', to: 'now' },
      { from: 'now-1h', to: 'now-2h' },
      { from: '1970-01-01T00:00:00Z', to: 'now' },
      { from: '0001-01-01T00:00:00Z', to: '9998-01-01T00:00:00Z' },
    ])
      expect(() => resolveWindow(range, now)).toThrow(refused('invalid-input'));
    expect(resolveWindow({ from: 'now-3650d', to: 'now' }, now).from.getUTCFullYear()).toBe(2016);
  });

  it('follows one of the same length that ends where it starts', () => {
    expect(previousWindow({ from: new Date('2026-11-21T09:00:00Z'), to: now })).toEqual({
      from: new Date('2026-11-21T08:00:00Z'),
      to: new Date('2026-11-21T09:00:00Z'),
    });
  });

  it('is cut into steps of whole minutes that divide a day, as few as asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 * 86_400 }), (seconds) => {
        const step = chooseStepSeconds({ from: new Date(now.getTime() - seconds * 1_000), to: now });
        expect(seconds / step).toBeLessThanOrEqual(120);
        expect(step % 60).toBe(0);
        expect(86_400 % step).toBe(0);
      }),
    );
    for (const { from } of RANGE_PRESETS) {
      const points = 60;
      const window = resolveWindow({ from, to: 'now' }, now);
      expect(
        (now.getTime() - window.from.getTime()) / 1_000 / chooseStepSeconds(window, points),
      ).toBeLessThanOrEqual(points);
    }
  });

  it('moves with time only where both ends are relative', () => {
    expect(isRelative({ from: 'now-1h', to: 'now' })).toBe(true);
    expect(isRelative({ from: '2026-11-21T09:00:00Z', to: 'now' })).toBe(false);
  });
});

describe('what a person types', () => {
  it.each([
    ['2h', 'now-2h'],
    ['45 min', 'now-45m'],
    ['3 days', 'now-3d'],
    ['last 30 seconds', 'now-30s'],
    ['1W', 'now-1w'],
    ['now-6h', 'now-6h'],
  ])('%s is a length until now', (typed, from) => {
    expect(parseTypedRange(typed)).toEqual({ from, to: 'now' });
  });

  it.each(['2026-11-21T09:30:00Z', ' 2026-11-21T10:30:00+01:00 ', '1795253400', '1795253400000'])(
    'a pasted time %s is the hour around it',
    (typed) => {
      expect(parseTypedRange(typed)).toEqual({
        from: '2026-11-21T09:00:00.000Z',
        to: '2026-11-21T10:00:00.000Z',
      });
    },
  );

  it.each(['', '  ', 'now', 'soon', '0x10'])('%j is nothing', (typed) => {
    expect(parseTypedRange(typed)).toBeNull();
  });
});
