import { expect, test } from 'vitest';
import { sharedValue } from './shared-value';

test.each([
  [['payments', 'payments'], 'payments'],
  [['payments', 'edge'], null],
  [['payments', null], null],
  [[null, null], null],
  [[], null],
])('what %j have in common is %j', (values, shared) => {
  expect(sharedValue<string | null>(values)).toBe(shared);
});
