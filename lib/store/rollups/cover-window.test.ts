import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverInSteps, coverWindow, type Segment } from './cover-window';
import { GRAINS } from './measures';

const MINUTE = 60_000;
const UNIT: Record<number, number> = {
  [GRAINS.minute]: MINUTE,
  [GRAINS.hour]: 3_600_000,
  [GRAINS.day]: 86_400_000,
};
const START = Date.parse('2026-10-01T00:00:00Z');
const window = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });
const shown = (segments: Segment[]) =>
  segments.map(({ grain, from, to }) => [
    grain,
    from.toISOString().slice(5, 16),
    to.toISOString().slice(5, 16),
  ]);

const anyWindow = fc
  .tuple(fc.integer({ min: 0, max: 60 * 86_400_000 }), fc.integer({ min: 1, max: 40 * 86_400_000 }))
  .map(([offset, length]) => ({ from: new Date(START + offset), to: new Date(START + offset + length) }));

describe('the rows that make up a window', () => {
  it('cover it exactly: in order, without a gap, without anything twice', () => {
    fc.assert(
      fc.property(anyWindow, ({ from, to }) => {
        const segments = coverWindow({ from, to });
        // The finest rows are minutes: both ends are taken to theirs.
        expect(segments[0]!.from.getTime()).toBe(Math.floor(from.getTime() / MINUTE) * MINUTE);
        expect(segments.at(-1)!.to.getTime()).toBe(Math.ceil(to.getTime() / MINUTE) * MINUTE);
        segments.forEach((segment, index) => {
          expect(segment.from.getTime()).toBeLessThan(segment.to.getTime());
          if (index > 0) expect(segment.from).toEqual(segments[index - 1]!.to);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are whole rows of their grain', () => {
    fc.assert(
      fc.property(anyWindow, (any) => {
        for (const { grain, from, to } of coverWindow(any)) {
          expect(from.getTime() % UNIT[grain]!).toBe(0);
          expect(to.getTime() % UNIT[grain]!).toBe(0);
        }
      }),
    );
  });

  it('are few: at most the minutes of two hours, the hours of two days, and the days', () => {
    fc.assert(
      fc.property(anyWindow, (any) => {
        const rows = (grain: number) =>
          coverWindow(any)
            .filter((segment) => segment.grain === grain)
            .reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / UNIT[grain]!, 0);
        expect(rows(GRAINS.minute)).toBeLessThan(120);
        expect(rows(GRAINS.hour)).toBeLessThan(48);
      }),
    );
  });

  it.each([
    [
      '2026-11-20T22:58:30Z',
      '2026-11-22T01:02:00Z',
      [
        [0, '11-20T22:58', '11-20T23:00'],
        [1, '11-20T23:00', '11-21T00:00'],
        [2, '11-21T00:00', '11-22T00:00'],
        [1, '11-22T00:00', '11-22T01:00'],
        [0, '11-22T01:00', '11-22T01:02'],
      ],
    ],
    ['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z', [[2, '11-21T00:00', '11-22T00:00']]],
    ['2026-11-21T10:00:00Z', '2026-11-21T12:00:00Z', [[1, '11-21T10:00', '11-21T12:00']]],
    ['2026-11-21T10:59:10Z', '2026-11-21T11:00:50Z', [[0, '11-21T10:59', '11-21T11:01']]],
    ['2026-11-21T10:00:10Z', '2026-11-21T10:00:11Z', [[0, '11-21T10:00', '11-21T10:01']]],
  ])('of %s to %s are %j', (from, to, expected) => {
    expect(shown(coverWindow(window(from, to)))).toEqual(expected);
  });
});

describe('the rows of a window in steps', () => {
  it.each([
    [60, GRAINS.minute],
    [300, GRAINS.minute],
    [3_600, GRAINS.hour],
    [10_800, GRAINS.hour],
    [86_400, GRAINS.day],
  ])('of %d s are of one grain that divides the step', (step, grain) => {
    const [segment, ...others] = coverInSteps(window('2026-11-20T22:58:30Z', '2026-11-22T01:02:00Z'), step);
    expect(others).toEqual([]);
    expect(segment!.grain).toBe(grain);
    expect(segment!.from.getTime()).toBeLessThanOrEqual(Date.parse('2026-11-20T22:58:30Z'));
    expect(segment!.to.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-22T01:02:00Z'));
    expect(segment!.from.getTime() % UNIT[grain]!).toBe(0);
    expect(segment!.to.getTime() % UNIT[grain]!).toBe(0);
  });
});
