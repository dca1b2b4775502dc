import { expect, it } from 'vitest';
import { scaleInterval } from './interval-scale';

it('begins at the tenth below everything that is drawn, and ends at 100 %', () => {
  const scale = scaleInterval(0.95, { low: 0.85, high: 1 }, 0.95);
  expect(scale.from).toBe(0.8);
  expect(scale.low).toBeCloseTo(0.25, 12);
  expect(scale.high).toBe(1);
  expect(scale.objective).toBeCloseTo(0.75, 12);
});

it('leaves room below an interval that ends on a tenth, and never begins below zero', () => {
  expect(scaleInterval(0.95, { low: 0.9, high: 0.99 }, 0.95).from).toBe(0.8);
  expect(scaleInterval(0.1, { low: 0, high: 0.4 }, 0.95).from).toBe(0);
});
