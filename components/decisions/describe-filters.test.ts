import { expect, test } from 'vitest';
import { describeIgnored } from './describe-filters';

test('a chart says which filters it cannot follow', () => {
  expect(describeIgnored([])).toBeNull();
  expect(describeIgnored(['q'])).toBe('Not filtered by text: counts over time do not know it.');
  expect(describeIgnored(['rule', 'principal', 'q'])).toBe(
    'Not filtered by rule, principal and text: counts over time do not know them.',
  );
});
