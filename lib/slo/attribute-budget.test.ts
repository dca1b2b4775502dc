import { describe, expect, it } from 'vitest';
import { assessBudget } from './assess-budget';
import { attributeBudget } from './attribute-budget';
import { readRows } from './read-rows';
import { makeCounts, makeRows } from './testing/make-rows';
import { traceBudget } from './trace-budget';
import { watchCalendar, watchRolling } from './watch-window';

const DAY_MS = 86_400_000;
const MONTH = { budgetRatio: 0.01, windowMs: 30 * DAY_MS };

describe('the parts of a consumed budget', () => {
  const parts = [
    { key: 'pci', counts: makeCounts(4, 600) },
    { key: 'edge', counts: makeCounts(12, 400) },
  ];

  it('sum to what is consumed, the costliest first', () => {
    const budget = assessBudget(makeCounts(16, 1_000), MONTH);
    const found = attributeBudget(parts, budget);
    expect(found.map(({ key }) => key)).toEqual(['edge', 'pci']);
    expect(found[0]!.consumed).toBeCloseTo(1.2, 12);
    expect(found[1]!.consumed).toBeCloseTo(0.4, 12);
    expect(found[0]!.shareOfBad).toBe(0.75);
    expect(budget.consumed).toBeCloseTo(1.6, 12);
  });

  it('say nothing where nothing is bad or measured', () => {
    const good = [{ key: 'pci', counts: makeCounts(0, 10) }];
    expect(attributeBudget(good, assessBudget(makeCounts(0, 10), MONTH))[0]).toMatchObject({
      consumed: 0,
      shareOfBad: null,
    });
    const nothing = assessBudget(makeCounts(0, 0), MONTH);
    expect(attributeBudget(parts, nothing)[0]).toMatchObject({ consumed: null });
  });
});

describe('the course of a budget', () => {
  const from = Date.UTC(2025, 3, 1);
  // 1 % of errors all along: exactly what is allowed.
  const between = readRows(makeRows(from / 60_000, 10 * 1_440, 99, 100));
  const days = [3, 15, 30].map((day) => from + day * DAY_MS);

  it('of a calendar month runs down as its days do, at a burn of 1', () => {
    const watch = watchCalendar('month', 'UTC', 0.01, null);
    const points = traceBudget(between, days.slice(0, 2), watch);
    expect(points[0]!.remaining).toBeCloseTo(0.9, 9);
    expect(points[0]!.evenSpend).toBeCloseTo(0.9, 12);
    expect(points[1]!.evenSpend).toBeCloseTo(0.5, 12);
  });

  it('of a rolling window is what each window had left', () => {
    const points = traceBudget(between, days, watchRolling(7 * DAY_MS, 0.01, null));
    expect(points[0]!.remaining).toBeCloseTo(0, 9);
    expect(points[1]!.remaining).toBeCloseTo(0, 9);
    expect(points[2]).toEqual({ atMs: days[2], remaining: null, evenSpend: 0 });
  });
});
