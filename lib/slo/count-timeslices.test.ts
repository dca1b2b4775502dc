import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessTimeslices, countTimeslices, inTimeslices, type EmptySlices } from './count-timeslices';
import { readRows } from './read-rows';
import { makeRows } from './testing/make-rows';

const MINUTE_MS = 60_000;
/** Ten good minutes, five at 90 %, five without events. */
const between = readRows([...makeRows(0, 10, 20, 20), ...makeRows(10, 5, 18, 20)]);
const count = (
  sliceMinutes: number,
  toMinute: number,
  emptySlices: EmptySlices = 'ignore',
  sliceTarget = 0.95,
) =>
  countTimeslices(between, 0, toMinute * MINUTE_MS, {
    sliceMs: sliceMinutes * MINUTE_MS,
    sliceTarget,
    emptySlices,
  });

describe('time slices', () => {
  it('are good at their target or above, exactly at it too', () => {
    expect(count(5, 20)).toMatchObject({ slices: 4, good: 2, bad: 1, empty: 1, counted: 3, sli: 2 / 3 });
    expect(count(5, 20, 'ignore', 0.9)).toMatchObject({ good: 3, bad: 0 });
  });

  it('without events are left out, or good, or bad, as the objective says', () => {
    expect(count(5, 20, 'good')).toMatchObject({ counted: 4, sli: 3 / 4, bad: 1 });
    expect(count(5, 20, 'bad')).toMatchObject({ counted: 4, sli: 1 / 2, bad: 1, countedBad: 2 });
  });

  it('end with a shorter one', () => {
    // [0, 7); [7, 14) with 132 of 140, 94.3 %; [14, 18) with 18 of 20.
    expect(count(7, 18)).toMatchObject({ slices: 3, good: 1, bad: 2 });
  });

  it('have a budget of slices', () => {
    const { allowedBadSlices, consumed } = assessTimeslices(count(5, 20), 0.01);
    expect(allowedBadSlices).toBeCloseTo(0.03, 12);
    expect(consumed).toBeCloseTo(100 / 3, 9);
    expect(assessTimeslices(count(5, 0), 0.01)).toEqual({ allowedBadSlices: 0, consumed: null });
    expect(assessTimeslices(count(5, 20), 0).consumed).toBe(Infinity);
  });

  it('of no window at all count nothing', () => {
    expect(count(5, 0)).toMatchObject({ slices: 0, sli: null, meanRatio: null });
  });
});

describe('ratio time slices', () => {
  it('weigh a quiet slice as a busy one, and leave out the empty', () => {
    // 1, 1 and 0.9.
    expect(count(5, 20).meanRatio).toBeCloseTo(2.9 / 3, 12);
  });
});

describe('slices as counts', () => {
  const rule = { sliceMs: 5 * MINUTE_MS, sliceTarget: 0.95, emptySlices: 'bad' } as const;

  it('are read by burn rates as events are', () => {
    expect(inTimeslices(between, rule)(0, 20 * MINUTE_MS)).toEqual({ n: 4, b: 2, total: 4, good: 2, bad: 2 });
    const ratios = inTimeslices(between, rule, 'ratio-timeslices')(0, 20 * MINUTE_MS);
    expect(ratios.total).toBe(3);
    expect(ratios.good).toBeCloseTo(2.9, 12);
    expect(ratios.bad).toBeCloseTo(0.1, 12);
  });

  it('are whole ones: the time since the last is not judged yet', () => {
    expect(inTimeslices(between, rule)(0, 14 * MINUTE_MS)).toMatchObject({ total: 2, bad: 0 });
  });

  it('are the same however often and wherever they are asked for', () => {
    const minutes = readRows(
      Array.from({ length: 700 }, (_, minute) => makeRows(minute, 1, (minute * 7) % 20, 20)).flat(),
    );
    const perMinute = { sliceMs: MINUTE_MS, sliceTarget: 0.5, emptySlices: 'ignore' } as const;
    const sliced = inTimeslices(minutes, perMinute);
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), (from, to) => {
        const counted = countTimeslices(minutes, from * MINUTE_MS, to * MINUTE_MS, perMinute);
        expect(sliced(from * MINUTE_MS, to * MINUTE_MS)).toMatchObject({
          total: counted.counted,
          bad: counted.bad,
        });
      }),
    );
  });
});
