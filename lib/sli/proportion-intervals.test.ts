import { expect, it } from 'vitest';
import { agrestiCoullInterval } from './agresti-coull-interval';
import { wilsonLowerBound } from './wilson-lower-bound';

it('Agresti–Coull agrees with the values that R publishes', () => {
  // R binom.confint(18, 20, methods = "agresti-coull").
  const interval = agrestiCoullInterval(0.9, 20, 0.95)!;
  expect(interval.low).toBeCloseTo(0.6867561, 7);
  expect(interval.high).toBeCloseTo(0.9843438, 7);
});

it('Agresti–Coull is clipped to [0, 1], and nothing without observations', () => {
  expect(agrestiCoullInterval(0, 20, 0.95)!.low).toBe(0);
  expect(agrestiCoullInterval(1, 20, 0.95)!.high).toBe(1);
  expect(agrestiCoullInterval(NaN, 0, 0.95)).toBeNull();
  expect(agrestiCoullInterval(0.5, Infinity, 0.95)).toEqual({ low: 0.5, high: 0.5 });
});

it('the one-sided bound puts all of the doubt on one side', () => {
  // With n = 100, p = 0.5 and z = 1.6448536: (0.5 + z²/200 − z·√(0.0025 + z²/40000)) / (1 + z²/100).
  expect(wilsonLowerBound(0.5, 100, 0.95)).toBeCloseTo(0.4188, 4);
  expect(wilsonLowerBound(0, 20, 0.95)).toBe(0);
  expect(wilsonLowerBound(NaN, 0, 0.95)).toBeNull();
});
