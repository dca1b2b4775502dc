import { describe, expect, it } from 'vitest';
import { defaultGates, makeSeedRule, toLadderRule, type BurnRule } from './burn-rule';
import { evaluateRule } from './evaluate-rule';
import { readRows } from './read-rows';
import { scaleLadder } from './scale-ladder';
import { makeRows } from './testing/make-rows';
import { traceRules } from './trace-rules';
import { watchCalendar, watchRolling } from './watch-window';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
const UNGATED = { minTotal: 0, minBad: 0 };
/** A minute well after 1970. */
const T = 28_928_160;

const firstRung = (budgetRatio: number, gates = UNGATED): BurnRule =>
  toLadderRule(scaleLadder(MONTH_MS, budgetRatio)[0]!, gates);
const evaluate = (rule: BurnRule, rows: ReturnType<typeof makeRows>, atMinute: number, budgetRatio = 0.001) =>
  evaluateRule(
    rule,
    readRows(rows),
    atMinute * MINUTE_MS,
    watchRolling(MONTH_MS, budgetRatio, T * MINUTE_MS)(atMinute * MINUTE_MS),
  );

describe('a rung', () => {
  it('fires while both its windows burn, and resolves when the short one is over it', () => {
    // An hour of 3 % errors at 99.9 %: a burn of 30 over both windows.
    const rows = [...makeRows(T, 60, 97, 100), ...makeRows(T + 60, 10, 100, 100)];
    expect(evaluate(firstRung(0.001), rows, T + 60).isFiring).toBe(true);
    // Five minutes later the short window is clean; the long one still burns at 27.5.
    const after = evaluate(firstRung(0.001), rows, T + 65);
    expect(after.isFiring).toBe(false);
    expect(after.longBurn).toBeCloseTo((55 * 3) / 6_000 / 0.001, 9);
    expect(after.shortBurn).toBe(0);
  });

  it('resolves in a gap of data', () => {
    expect(evaluate(firstRung(0.001), makeRows(T, 60, 0, 100), T + 65)).toMatchObject({
      isFiring: false,
      shortBurn: null,
    });
  });

  it('does not fire at exactly its factor', () => {
    // 1.44 % of errors: a burn of 14.4.
    const rows = makeRows(T, 60, 9_856, 10_000);
    expect(evaluate(firstRung(0.001), rows, T + 60)).toMatchObject({ isFiring: false });
  });

  it('without a budget fires while both windows hold a bad event', () => {
    const rows = [...makeRows(T, 1, 9, 10), ...makeRows(T + 1, 20, 10, 10)];
    expect(evaluate(firstRung(0), rows, T + 5, 0).isFiring).toBe(true);
    expect(evaluate(firstRung(0), rows, T + 6, 0).isFiring).toBe(false);
  });

  it('is gated by raw observations, not by weight', () => {
    const sampled = [
      { startMs: T * MINUTE_MS, stepMs: MINUTE_MS, n: 10, b: 1, total: 1_000, good: 900, bad: 100 },
    ];
    const gated = evaluate(firstRung(0.001, defaultGates('page', 0.001)), sampled, T + 1);
    expect(gated).toMatchObject({ isFiring: false, isGated: true });
    expect(evaluate(firstRung(0.001), sampled, T + 1).isFiring).toBe(true);
  });

  it('asks for two bad events to page, for one to open a ticket or where none is allowed', () => {
    expect(defaultGates('page', 0.001)).toEqual({ minTotal: 0, minBad: 2 });
    expect(defaultGates('ticket', 0.001)).toEqual({ minTotal: 0, minBad: 1 });
    expect(defaultGates('page', 0)).toEqual({ minTotal: 0, minBad: 1 });
  });
});

describe('the rule of the source document', () => {
  it('fires on a month of history once an hour took a quarter of the budget', () => {
    const history = makeRows(T, 43_140, 1_000, 1_000);
    const hour = (good: number) => [...history, ...makeRows(T + 43_140, 60, good, 1_000)];
    // slo.md vectors: 17 % is 23.6 % of the budget, 19 % is 26.4 %.
    expect(evaluate(makeSeedRule('hour', UNGATED), hour(830), T + 43_200).isFiring).toBe(false);
    const firing = evaluate(makeSeedRule('hour', UNGATED), hour(810), T + 43_200);
    expect(firing.isFiring).toBe(true);
    expect(firing.consumed).toBeCloseTo(190 / 720, 9);
  });

  it('by events projects a short history to the whole window', () => {
    // A day of 1000 a minute stands for 43.2 million, of which 43 200 may be bad; 12 000 are.
    const rows = [...makeRows(T, 1_428, 1_000, 1_000), ...makeRows(T + 1_428, 12, 0, 1_000)];
    const verdict = evaluate(makeSeedRule('cumulative', UNGATED, 'events'), rows, T + 1_440);
    expect(verdict.consumed).toBeCloseTo(12_000 / 43_200, 9);
    expect(verdict.isFiring).toBe(true);
  });

  it('in a calendar month reads consumption of the whole month', () => {
    const asOf = Date.UTC(2025, 3, 16);
    const from = Date.UTC(2025, 3, 1) / MINUTE_MS;
    // Half of April at 0.1 % errors: a burn of 1 to date is half of the month's budget.
    const rows = makeRows(from, 15 * 1_440, 999, 1_000);
    const watch = watchCalendar('month', 'UTC', 0.001, from * MINUTE_MS);
    const verdict = evaluateRule(makeSeedRule('cumulative', UNGATED), readRows(rows), asOf, watch(asOf));
    expect(verdict.consumed).toBeCloseTo(0.5, 9);
    expect(verdict.isFiring).toBe(false);
    expect(watch(Date.UTC(2025, 4, 2)).startMs).toBe(Date.UTC(2025, 4, 1));
    expect(watch(asOf)).toMatchObject({ startMs: Date.UTC(2025, 3, 1), windowMs: MONTH_MS, elapsed: 0.5 });
  });
});

it('a trace holds each beginning and end once, in the order of time', () => {
  const rows = [
    ...makeRows(T, 60, 100, 100),
    ...makeRows(T + 60, 3, 0, 100),
    ...makeRows(T + 63, 60, 100, 100),
  ];
  const span = { fromMs: (T + 50) * MINUTE_MS, toMs: (T + 120) * MINUTE_MS, stepMs: MINUTE_MS };
  const watch = watchRolling(MONTH_MS, 0.001, T * MINUTE_MS);
  expect(traceRules([firstRung(0.001)], readRows(rows), span, watch)).toEqual([
    { atMs: (T + 61) * MINUTE_MS, rule: 'rung-1', state: 'firing' },
    // The last bad minute, T+62, leaves the five minutes before T+68.
    { atMs: (T + 68) * MINUTE_MS, rule: 'rung-1', state: 'resolved' },
  ]);
});
