import { describe, expect, it } from 'vitest';
import { assessBudget } from './assess-budget';
import { assessLookback } from './assess-lookback';
import { NO_COUNTS } from './counts';
import { makeCounts } from './testing/make-rows';
import { timeToExhaustion } from './time-to-exhaustion';

const DAY_MS = 86_400_000;
const MONTH = { budgetRatio: 0.001, windowMs: 30 * DAY_MS };

describe('a budget', () => {
  it('of an hour of outage in 30 days at 99.9 % is overdrawn by 39 %, and shown so', () => {
    // 100 a minute: 6000 bad of 4 320 000, of which 4320 are allowed.
    const budget = assessBudget(makeCounts(6_000, 4_320_000), MONTH);
    expect(budget).toMatchObject({ met: false, status: 'exhausted', allowedBad: 4_320 });
    expect(budget.consumed).toBeCloseTo(6_000 / 4_320, 12);
    expect(budget.remaining).toBeCloseTo(-1_680 / 4_320, 12);
    // 0.1 % of 43 200 minutes.
    expect(budget.allowedBadMinutes).toBeCloseTo(43.2, 12);
  });

  it('that is spent to the last event is met', () => {
    expect(assessBudget(makeCounts(43, 43_000), MONTH)).toMatchObject({ met: true, status: 'ok' });
    expect(assessBudget(makeCounts(44, 43_000), MONTH)).toMatchObject({ met: false, status: 'exhausted' });
  });

  it('of nothing is no data, not 100 %', () => {
    expect(assessBudget(NO_COUNTS, MONTH)).toEqual({
      counts: NO_COUNTS,
      sli: null,
      errorRatio: null,
      met: null,
      allowedBad: null,
      allowedBadMinutes: null,
      consumed: null,
      remaining: null,
      status: 'no-data',
    });
  });

  it('of zero is kept until one violation, which breaches it', () => {
    const zero = { ...MONTH, budgetRatio: 0 };
    expect(assessBudget(makeCounts(0, 5), zero)).toMatchObject({ met: true, consumed: 0, remaining: 1 });
    expect(assessBudget(makeCounts(1, 5), zero)).toMatchObject({
      met: false,
      consumed: Infinity,
      remaining: -Infinity,
      status: 'exhausted',
    });
  });
});

describe('a look-back', () => {
  it('at night has a huge burn rate and a small share of the events', () => {
    // 1000 events, all bad, in an hour of a window with a million, which allow 1000 bad ones.
    const budget = assessBudget(makeCounts(1_000, 1_000_000), MONTH);
    const night = assessLookback(makeCounts(100, 100), DAY_MS / 24, budget, MONTH);
    expect(night.burn).toBeCloseTo(1_000, 9);
    expect(night.consumedByTime).toBeCloseTo(1_000 / 720, 9);
    expect(night.consumedByEvents).toBeCloseTo(0.1, 12);
  });

  it('without events says nothing', () => {
    const budget = assessBudget(makeCounts(1, 1_000_000), MONTH);
    expect(assessLookback(NO_COUNTS, DAY_MS, budget, MONTH)).toMatchObject({
      burn: null,
      consumedByTime: null,
      consumedByEvents: null,
      timeToExhaustionMs: null,
    });
  });
});

describe('the time to exhaustion', () => {
  it('is what is left, at this burn rate', () => {
    // Half of 30 days' budget at a burn of 10.
    expect(timeToExhaustion(0.5, 10, 30 * DAY_MS)).toBe(1.5 * DAY_MS);
  });

  it('is nothing when nothing is left, and no time when nothing burns or is known', () => {
    expect(timeToExhaustion(0, 1, DAY_MS)).toBe(0);
    expect(timeToExhaustion(-2, 0, DAY_MS)).toBe(0);
    expect(timeToExhaustion(-Infinity, Infinity, DAY_MS)).toBe(0);
    expect(timeToExhaustion(1, Infinity, DAY_MS)).toBe(0);
    expect(timeToExhaustion(0.5, 0, DAY_MS)).toBeNull();
    expect(timeToExhaustion(0.5, null, DAY_MS)).toBeNull();
    expect(timeToExhaustion(null, 1, DAY_MS)).toBeNull();
  });
});
