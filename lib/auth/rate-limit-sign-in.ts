import { GatehouseError } from '@/lib/domain/errors';
import { clearSignInAttempts } from '@/lib/store/accounts/clear-sign-in-attempts';
import { releaseSignInAttempts } from '@/lib/store/accounts/release-sign-in-attempts';
import { reserveSignInAttempt } from '@/lib/store/accounts/reserve-sign-in-attempt';
import { hashSecret } from './hash-secret';

const WINDOW_MS = 15 * 60_000;

/** Failures within fifteen minutes. An address gets more: an office may share one. */
const LIMITS = { email: 10, address: 30 } as const;

/**
 * Counts an attempt as failed and throws `rate-limited` when too many went before it, for this
 * e-mail address or from this network address. Call the returned function when the sign-in succeeds.
 */
export async function rateLimitSignIn(
  email: string,
  address: string,
  now: Date,
): Promise<{ succeeded: () => Promise<void> }> {
  const windowStart = new Date(now.getTime() - WINDOW_MS);
  const emailSubject = hashSecret(`email:${email}`);
  const byEmail = await reserveSignInAttempt(emailSubject, now, windowStart);
  const byAddress = await reserveSignInAttempt(hashSecret(`address:${address}`), now, windowStart);
  const ids = [byEmail.id, byAddress.id];

  const freeAt = Math.max(
    timeUntilFree(byEmail.earlier, LIMITS.email),
    timeUntilFree(byAddress.earlier, LIMITS.address),
  );
  if (freeAt > 0) {
    // Refused attempts do not count, or a stranger could keep an account locked for ever.
    await releaseSignInAttempts(ids);
    throw tooManyFailures(Math.ceil((freeAt - now.getTime()) / 1_000));
  }
  return {
    succeeded: async () => {
      await releaseSignInAttempts(ids);
      await clearSignInAttempts(emailSubject, windowStart);
    },
  };
}

/** When the oldest attempt that stands in the way leaves the window, in epoch milliseconds; 0 if none does. */
function timeUntilFree(earlier: Date[], limit: number): number {
  const blocking = earlier.at(-limit);
  return blocking ? blocking.getTime() + WINDOW_MS : 0;
}

function tooManyFailures(seconds: number): GatehouseError {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new GatehouseError('rate-limited', 'Too many sign-ins failed.', {
    retryAfterSeconds: Math.max(1, seconds),
    remedy: `Try again in ${wait}.`,
  });
}
