import { expect, it } from 'vitest';
import { chooseRatioDomain } from './ratio-domain';

it('zooms near the objective instead of starting at zero', () => {
  const [low, high] = chooseRatioDomain([0.9993, null, 0.9988], 0.999);
  expect(low).toBeGreaterThan(0.99);
  expect(low).toBeLessThan(0.9988);
  expect(high).toBeLessThanOrEqual(1);
});

it('shows a deep fall whole', () => {
  expect(chooseRatioDomain([0.4, 0.999], 0.999)[0]).toBeLessThan(0.4);
});

it('an error rate zooms near its limit', () => {
  const [low, high] = chooseRatioDomain([0.0004], 0.001);
  expect(low).toBe(0);
  expect(high).toBeLessThan(0.01);
});

it('never leaves 0 to 1, also without samples', () => {
  expect(chooseRatioDomain([], null)).toEqual([0, 1]);
  expect(chooseRatioDomain([1, 1], 0.999)[1]).toBe(1);
});
