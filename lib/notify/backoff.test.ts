import { expect, it } from 'vitest';
import { backoffMs, LONGEST_WAIT_MS } from './backoff';
import { readRetryAfter } from './http/read-retry-after';

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

it('no wait is longer than the longest, whatever a receiver asks for', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  // A receiver is heeded for an hour, and a second is spread over.
  expect(LONGEST_WAIT_MS).toBe(3_601_000);
  expect(backoffMs(99, readRetryAfter('86400', now), 1)).toBe(LONGEST_WAIT_MS);
  expect(backoffMs(99, null, 1)).toBe(1_080_000);
});
