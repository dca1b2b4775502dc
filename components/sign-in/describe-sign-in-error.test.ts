import { expect, it } from 'vitest';
import { describeSignInError } from './describe-sign-in-error';

it.each([
  ['CredentialsSignin', 'The e-mail address or the password is wrong.'],
  ['RateLimited:840', 'Too many sign-ins failed. Try again in 14 minutes.'],
  ['RateLimited:60', 'Too many sign-ins failed. Try again in a minute.'],
  ['RateLimited:10', 'Too many sign-ins failed. Try again in 10 seconds.'],
  ['constructor', 'The sign-in did not work. Try again.'],
  ['<b>anything</b>', 'The sign-in did not work. Try again.'],
])('%s reads: %s', (code, sentence) => expect(describeSignInError(code)).toBe(sentence));

it('says nothing without an error', () => expect(describeSignInError(null)).toBeNull());
