import { expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile';
import { wilsonInterval } from './wilson-interval';

it('the quantiles of the normal distribution are those of the tables', () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489004, 14);
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 14);
  expect(normalQuantile(0.0000001)).toBeCloseTo(-5.199337582192817, 12);
});

it('agrees with the published intervals', () => {
  // Newcombe 1998, table I, method 3.
  expect(wilsonInterval(81 / 263, 263, 0.95)!.low).toBeCloseTo(0.2553, 4);
  expect(wilsonInterval(81 / 263, 263, 0.95)!.high).toBeCloseTo(0.3662, 4);
  expect(wilsonInterval(0, 20, 0.95)!.high).toBeCloseTo(0.1611, 4);
});

it('ends at 0 and 1 exactly where nothing or everything was right', () => {
  expect(wilsonInterval(0, 20, 0.95)!.low).toBe(0);
  expect(wilsonInterval(1, 20, 0.95)!.high).toBe(1);
});

it('knows nothing without observations, and everything with all of them', () => {
  expect(wilsonInterval(0.5, 0, 0.95)).toBeNull();
  expect(wilsonInterval(0.5, Infinity, 0.95)).toEqual({ low: 0.5, high: 0.5 });
});
