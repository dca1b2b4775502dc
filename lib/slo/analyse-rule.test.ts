import { describe, expect, it } from 'vitest';
import { analyseRule } from './analyse-rule';
import { makeSeedRule, toLadderRule } from './burn-rule';
import { scaleLadder } from './scale-ladder';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const UNGATED = { minTotal: 0, minBad: 0 };
const hour = makeSeedRule('hour', UNGATED);
const cumulative = makeSeedRule('cumulative', UNGATED);

describe('the rule of the source document in its literal reading', () => {
  // slo.md §6: window in hours, equivalent burn, the target above which it can fire, minutes at 99.9 %.
  it.each([
    [16, 4, 0.75, 0.24],
    [24, 6, 0.8333, 0.36],
    [7 * 24, 42, 0.9762, 2.52],
    [28 * 24, 168, 0.99405, 10.08],
    [30 * 24, 180, 0.99444, 10.8],
    [90 * 24, 540, 0.99815, 32.4],
  ])('asks over %i h for a burn of %f', (hours, burn, target, minutes) => {
    const analysis = analyseRule(hour, hours * HOUR_MS, 0.001);
    expect(analysis.consumptionBurn).toBeCloseTo(burn, 12);
    expect(analysis.timeToDetectMs).toBeCloseTo(minutes * 60_000, 6);
    expect(analyseRule(hour, hours * HOUR_MS, 1 - target - 0.0001).isReachable).toBe(true);
    expect(analyseRule(hour, hours * HOUR_MS, 1 - target + 0.0001).isReachable).toBe(false);
  });

  it('is decided by its budget clause above 16 hours, by its burn rate below', () => {
    expect(analyseRule(hour, 17 * HOUR_MS, 0.001).binding).toBe('budget');
    expect(analyseRule(hour, 16 * HOUR_MS, 0.001).binding).toBe('burn-rate');
    expect(analyseRule(hour, 8 * HOUR_MS, 0.001)).toMatchObject({
      consumptionBurn: 2,
      errorRatioNeeded: 0.004,
    });
  });

  it('can never fire at 95 %', () => {
    expect(analyseRule(hour, 30 * DAY_MS, 0.05)).toMatchObject({ isReachable: false, timeToDetectMs: null });
  });
});

it('read as consumption so far, it fires once a quarter of the budget is gone', () => {
  const analysis = analyseRule(cumulative, 30 * DAY_MS, 0.001);
  expect(analysis).toMatchObject({ binding: 'burn-rate', consumptionBurn: null, isReachable: true });
  // 4 · 0.001 · 60 min is 0.24 min of outage; a quarter of 43.2 min is 10.8.
  expect(analysis.timeToDetectMs).toBeCloseTo(10.8 * 60_000, 6);
});

it('a rung is what the ladder says of it', () => {
  const [page] = scaleLadder(30 * DAY_MS, 0.001);
  const analysis = analyseRule(toLadderRule(page!, UNGATED), 30 * DAY_MS, 0.001);
  expect(analysis).toMatchObject({ binding: 'burn-rate', consumptionBurn: null, isReachable: true });
  expect(analysis.errorRatioNeeded).toBeCloseTo(0.0144, 12);
  expect(analysis.timeToDetectMs).toBeCloseTo(51_840, 6);
  expect(analysis.budgetShareAtDetection).toBeCloseTo(0.02, 12);
});
