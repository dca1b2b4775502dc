import { CAUSE_NAMES, type Cause } from '@/lib/domain/alerting/causes';
import { ABOUT_DETECTORS, type DetectorId } from '@/lib/domain/alerting/detectors';
import { FAILURE_NAMES, type Failure } from '@/lib/domain/alerting/failures';
import type { MATCHER_FIELDS, Matcher, MATCHER_OPERATORS } from '@/lib/domain/alerting/matcher';

/** What each field of a matcher is called. */
export const FIELD_WORDS: Readonly<Record<(typeof MATCHER_FIELDS)[number], string>> = {
  rule: 'rule',
  detector: 'detector',
  failure: 'failure',
  cause: 'cause',
  category: 'category',
  severity: 'severity',
  zone: 'zone',
  service: 'service',
  environment: 'environment',
  policy: 'policy',
  item: 'source, host or finding',
  owner: 'owner',
};

export const OPERATOR_WORDS: Readonly<Record<(typeof MATCHER_OPERATORS)[number], string>> = {
  '=': 'is',
  '!=': 'is not',
  '=~': 'is like',
  '!~': 'is not like',
};

/** The name of a matcher's field: "zone", "label team". */
export const describeField = (field: Matcher['field']): string =>
  field.startsWith('label:')
    ? `label ${field.slice('label:'.length)}`
    : FIELD_WORDS[field as keyof typeof FIELD_WORDS];

/** A matcher in words: "zone is payments", "service is like checkout-*", "environment is empty". */
export function describeMatcher({ field, operator, value }: Matcher): string {
  const name = describeField(field);
  if (value === '' && operator === '=') return `${name} is empty`;
  if (value === '' && operator === '!=') return `${name} is not empty`;
  return `${name} ${OPERATOR_WORDS[operator]} ${nameValue(field, value)}`;
}

/** Every matcher in one line; all of them are to be met. */
export const describeMatchers = (matchers: readonly Matcher[]): string =>
  matchers.map(describeMatcher).join(', and ');

function nameValue(field: string, value: string): string {
  if (field === 'failure' && value in FAILURE_NAMES) return `${value} ${FAILURE_NAMES[value as Failure]}`;
  if (field === 'cause' && value in CAUSE_NAMES) return CAUSE_NAMES[value as Cause];
  if (field === 'detector' && value in ABOUT_DETECTORS)
    return `"${ABOUT_DETECTORS[value as DetectorId].name}"`;
  return value;
}
