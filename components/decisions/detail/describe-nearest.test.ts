import { expect, test } from 'vitest';
import { describeAllowedTime, describeSearch } from './describe-nearest';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

test('the allowed request lies before or after', () => {
  expect(plain(describeAllowedTime('2026-11-21T10:00:00Z', '2026-11-21T10:04:00Z'))).toBe('4 min before');
  expect(plain(describeAllowedTime('2026-11-21T10:00:02Z', '2026-11-21T10:00:00Z'))).toBe('2 s after');
});

test('nothing found says how far was searched, and whether to the end', () => {
  const asked = { principal: 'ada', action: 'GET' };
  expect(plain(describeSearch(asked, 86_400))).toBe(
    'No request of this principal with the action GET was allowed by this policy within 1 d before and after.',
  );
  expect(plain(describeSearch(asked, 3_600))).toBe(
    'No request of this principal with the action GET was allowed by this policy within 1 h before and after. Further away the search took too long and was stopped.',
  );
  expect(describeSearch({ principal: null, action: 'GET' }, 0)).toMatch(/did not report who asked/);
});
