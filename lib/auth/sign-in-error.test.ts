import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { encodeSignInError, readRetryAfter } from './sign-in-error';

describe('the code of a failed sign-in', () => {
  it.each([
    [new GatehouseError('unauthenticated', 'wrong'), 'CredentialsSignin'],
    [new GatehouseError('rate-limited', 'slow down', { retryAfterSeconds: 840 }), 'RateLimited:840'],
    [new GatehouseError('forbidden', 'This account is disabled.'), 'AccountDisabled'],
    [new GatehouseError('forbidden', 'NoRole'), 'NoRole'],
    [new Error('connection refused'), 'Unavailable'],
  ])('%s is %s', (error, code) => expect(encodeSignInError(error)).toBe(code));

  it('tells the seconds to wait of a rate limit and of nothing else', () => {
    expect(readRetryAfter('RateLimited:840')).toBe(840);
    expect(readRetryAfter('CredentialsSignin')).toBeNull();
    expect(readRetryAfter('RateLimited:<script>')).toBeNull();
    expect(readRetryAfter(null)).toBeNull();
  });
});
