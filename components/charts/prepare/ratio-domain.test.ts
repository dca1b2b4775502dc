import { expect, it } from 'vitest';
import { chooseRatioDomain, pickValueTicks } from './ratio-domain';

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

it.each([
  [
    [0.8673, 1],
    [0.9, 0.95, 1],
  ],
  [
    [0.9985, 1],
    [0.9985, 0.999, 0.9995, 1],
  ],
  [
    [0, 0.0015],
    [0, 0.0005, 0.001, 0.0015],
  ],
  [
    [0, 0.0841],
    [0, 0.05],
  ],
] as const)('ticks of %j are round', ([low, high], ticks) => {
  const picked = pickValueTicks([low, high]);
  expect(picked).toEqual(expect.arrayContaining([...ticks]));
  expect(picked.length).toBeLessThanOrEqual(5);
  expect(picked.every((tick) => tick >= low && tick <= high)).toBe(true);
});
