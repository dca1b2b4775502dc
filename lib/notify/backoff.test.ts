import { expect, it } from 'vitest';
import { backoffMs } from './backoff';

it.each([
  [0, null, 0.5, 5_000],
  [1, null, 0.5, 10_000],
  [7, null, 0.5, 640_000],
  [8, null, 0.5, 900_000],
  [99, null, 0.5, 900_000],
  [0, null, 0, 4_000],
  [0, null, 1, 6_000],
  [5, 30_000, 0, 30_000],
  [5, 30_000, 1, 31_000],
])('after %d attempts, asked for %s, with %d', (before, after, random, expected) => {
  expect(backoffMs(before, after, random)).toBe(expected);
});
