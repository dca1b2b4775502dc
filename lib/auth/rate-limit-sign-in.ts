import { GatehouseError } from '@/lib/domain/errors';
import { clearSignInAttempts } from '@/lib/store/accounts/clear-sign-in-attempts';
import { releaseSignInAttempts } from '@/lib/store/accounts/release-sign-in-attempts';
import { reserveSignInAttempts } from '@/lib/store/accounts/reserve-sign-in-attempts';
import { withTransaction } from '@/lib/store/transaction';
import { hashSecret } from './hash-secret';

const WINDOW_MS = 15 * 60_000;

/** Failures within fifteen minutes. An address gets more: an office may share one. */
const LIMITS = { email: 10, address: 30 } as const;

/**
 * Counts an attempt as failed, or throws `rate-limited` when too many went before it, for this e-mail
 * address or from this network address. Call the returned function when the sign-in succeeds. Refused
 * attempts do not count, or a stranger could keep an account locked for ever.
 */
export async function rateLimitSignIn(
  email: string,
  address: string,
  now: Date,
): Promise<{ succeeded: () => Promise<void> }> {
  const windowStart = new Date(now.getTime() - WINDOW_MS);
  const emailSubject = hashSecret(`email:${email}`);
  const limits = [
    { subject: emailSubject, limit: LIMITS.email },
    { subject: hashSecret(`address:${address}`), limit: LIMITS.address },
  ];
  const attempt = await withTransaction((tx) => reserveSignInAttempts(tx, limits, now, windowStart));
  if (!attempt.reserved)
    throw tooManyFailures(Math.ceil((attempt.oldest.getTime() + WINDOW_MS - now.getTime()) / 1_000));
  return {
    succeeded: async () => {
      await releaseSignInAttempts(attempt.ids);
      await clearSignInAttempts(emailSubject, windowStart);
    },
  };
}

function tooManyFailures(seconds: number): GatehouseError {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new GatehouseError('rate-limited', 'Too many sign-ins failed.', {
    retryAfterSeconds: Math.max(1, seconds),
    remedy: `Try again in ${wait}.`,
  });
}
