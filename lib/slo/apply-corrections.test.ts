import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections, measureHidden } from './apply-corrections';
import { assessBudget } from './assess-budget';
import { NO_COUNTS } from './counts';
import { mergeWindows } from './merge-windows';
import { readRows } from './read-rows';
import { makeRows } from './testing/make-rows';

const MINUTE_MS = 60_000;
const span = (from: number, to: number) => ({ fromMs: from * MINUTE_MS, toMs: to * MINUTE_MS });

describe('merged windows', () => {
  it('are disjoint and in order, whatever overlaps, touches or is empty', () => {
    expect(mergeWindows([span(5, 7), span(1, 3), span(2, 4), span(4, 5), span(9, 9), span(8, 6)])).toEqual([
      span(1, 7),
    ]);
    expect(mergeWindows([span(3, 4), span(1, 10), span(12, 13)])).toEqual([span(1, 10), span(12, 13)]);
  });

  it('leave what they were given as it was', () => {
    const given = [span(1, 3), span(2, 4)];
    mergeWindows(given);
    expect(given).toEqual([span(1, 3), span(2, 4)]);
  });
});

describe('corrections', () => {
  // An hour at 100 a minute, of which ten minutes from the 20th are an outage.
  const between = readRows([
    ...makeRows(0, 20, 100, 100),
    ...makeRows(20, 10, 0, 100),
    ...makeRows(30, 30, 100, 100),
  ]);
  const whole = span(0, 60);

  it('take their events out of good and of total', () => {
    const corrected = applyCorrections(between, [span(18, 25), span(24, 28)]);
    expect(corrected(whole.fromMs, whole.toMs)).toEqual({
      n: 5_000,
      b: 200,
      total: 5_000,
      good: 4_800,
      bad: 200,
    });
    expect(corrected(19 * MINUTE_MS, 26 * MINUTE_MS)).toEqual(NO_COUNTS);
    expect(corrected(26 * MINUTE_MS, 29 * MINUTE_MS)).toMatchObject({ total: 100, bad: 100 });
  });

  it('say how much budget they hid', () => {
    const objective = { budgetRatio: 0.1, windowMs: 3_600_000 };
    const spans = [span(20, 26), span(22, 25), span(-5, 0), span(58, 70)];
    const plain = assessBudget(between(whole.fromMs, whole.toMs), objective);
    const corrected = assessBudget(applyCorrections(between, spans)(whole.fromMs, whole.toMs), objective);
    const hidden = measureHidden(whole, spans, plain, corrected);
    // 6 bad and 2 good minutes are out: 1000/6000/0.1 is consumed, and 400/5200/0.1 of the rest.
    expect(hidden).toMatchObject({ excludedMs: 8 * MINUTE_MS, total: 800, bad: 600 });
    expect(hidden.consumed).toBeCloseTo(1_000 / 600 - 400 / 520, 12);
  });

  it('that exclude all hide all, and leave no data', () => {
    const objective = { budgetRatio: 0, windowMs: 3_600_000 };
    const plain = assessBudget(between(whole.fromMs, whole.toMs), objective);
    const corrected = assessBudget(applyCorrections(between, [whole])(whole.fromMs, whole.toMs), objective);
    expect(corrected.status).toBe('no-data');
    expect(measureHidden(whole, [whole], plain, corrected).consumed).toBe(Infinity);
    expect(measureHidden(whole, [], plain, plain).consumed).toBe(0);
  });

  it('of any form take out exactly the minutes that they cover', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: -5, max: 65 }), fc.integer({ min: -5, max: 65 })));
    fc.assert(
      fc.property(spans, fc.nat(60), fc.nat(60), (given, from, to) => {
        const corrected = applyCorrections(
          between,
          given.map(([start, end]) => span(start, end)),
        );
        const isExcluded = (minute: number) => given.some(([start, end]) => minute >= start && minute < end);
        const minutes = Array.from({ length: 60 }, (_, minute) => minute).filter(
          (minute) => minute >= from && minute < to && !isExcluded(minute),
        );
        const found = corrected(from * MINUTE_MS, to * MINUTE_MS);
        expect(found.total).toBe(minutes.length * 100);
        expect(found.bad).toBe(minutes.filter((minute) => minute >= 20 && minute < 30).length * 100);
      }),
    );
  });
});
