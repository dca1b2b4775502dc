import { expect, it } from 'vitest';
import { ProblemError } from './problem-error';
import { mayRetry } from './query-client';

it.each([
  [0, true],
  [429, true],
  [503, true],
  [400, false],
  [401, false],
  [403, false],
  [404, false],
])('status %d is tried again: %s', (status, again) => {
  expect(mayRetry(0, new ProblemError(status, 'x'))).toBe(again);
  expect(mayRetry(2, new ProblemError(status, 'x'))).toBe(false);
});
