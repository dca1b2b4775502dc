import { expect, it } from 'vitest';
import { ProblemError } from '@/lib/client/problem-error';
import { describeError } from './describe-error';

it('says what failed, why, what to do, and the request id to quote', () => {
  const error = new ProblemError(
    503,
    'The store is not available',
    'The database does not answer.',
    'r-9',
    [],
    'Wait.',
  );
  expect(describeError(error, 'Denials')).toEqual({
    title: 'Denials could not be loaded',
    detail: 'The database does not answer. Wait.',
    requestId: 'r-9',
    next: 'retry',
  });
});

it('an ended session leads to the sign-in, a missing permission is no invitation to retry', () => {
  expect(describeError(new ProblemError(401, 'Sign-in is needed'), 'Denials').next).toBe('sign-in');
  expect(describeError(new ProblemError(403, 'Not allowed'), 'Denials').next).toBe('none');
});
