import { expect, it } from 'vitest';
import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { describeSubject } from './describe-subject';

it('What a condition is about is said by its name where it has one', () => {
  const subject = { ...NO_SUBJECT, zone: 'payments', item: 'm1-policy-enforcement' };
  expect(describeSubject(subject, 'Requests are evaluated')).toBe('payments · Requests are evaluated');
  expect(describeSubject(subject, null)).toBe('payments · m1-policy-enforcement');
  expect(describeSubject(NO_SUBJECT, null)).toBe('All zones');
});
