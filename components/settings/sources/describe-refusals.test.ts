import { expect, test } from 'vitest';
import { describeRefusals } from './describe-refusals';

test.each([
  [{ count: 0, lastAt: null, lastReason: null }, 'No request was refused in the last 24 hours.'],
  [
    { count: 1, lastAt: '2026-11-21T10:00:00Z', lastReason: 'not-signed' as const },
    '1 request was refused in the last 24 hours; the last was not signed.',
  ],
  [
    { count: 1_200, lastAt: '2026-11-21T10:00:00Z', lastReason: 'wrong-signature' as const },
    '1,200 requests were refused in the last 24 hours; the last had a wrong signature.',
  ],
  [{ count: 5, lastAt: null, lastReason: null }, '5 requests were refused in the last 24 hours.'],
])('says how many and why the last', (refused, words) => {
  expect(describeRefusals(refused)).toBe(words);
});
