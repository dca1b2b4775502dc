import { expect, it } from 'vitest';
import type { Matcher } from '@/lib/domain/alerting/matcher';
import { describeMatchers } from './describe-matcher';
import { isComplete, matcherDraftOf, NEW_MATCHER, readMatcher } from './matcher-draft';

const MATCHERS: Matcher[] = [
  { field: 'zone', operator: '=', value: 'payments' },
  { field: 'service', operator: '!~', value: 'checkout-*' },
  { field: 'failure', operator: '=', value: 'F4' },
  { field: 'environment', operator: '=', value: '' },
  { field: 'label:team', operator: '!=', value: 'pay' },
];

it('matchers are said in words', () => {
  expect(describeMatchers(MATCHERS)).toBe(
    'zone is payments, and service is not like checkout-*, and failure is F4 Over-restriction, and environment is empty, and label team is not pay',
  );
});

it('matchers come back from a form as they were', () => {
  expect(MATCHERS.map(matcherDraftOf).map(readMatcher)).toEqual(MATCHERS);
});

it('a label without a name is not complete', () => {
  expect(isComplete({ ...NEW_MATCHER, field: 'label', value: 'pay' })).toBe(false);
  expect(isComplete({ ...NEW_MATCHER, field: 'label', label: 'team', value: 'pay' })).toBe(true);
});
