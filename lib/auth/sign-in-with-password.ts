import { GatehouseError } from '@/lib/domain/errors';
import { findAccount } from '@/lib/store/accounts/find-account';
import type { AccountRecord } from '@/lib/store/accounts/account-record';
import { limitHashing } from './limit-hashing';
import type { Occasion } from './occasion';
import { rateLimitSignIn } from './rate-limit-sign-in';
import { recordSignIn } from './record-sign-in';
import { verifyPassword } from './verify-password';

/**
 * The account behind an e-mail address and its password. Throws `unauthenticated` without telling
 * which of the two is wrong, `forbidden` for a disabled account, `rate-limited` after many failures.
 */
export async function signInWithPassword(
  credentials: { email: string; password: string },
  occasion: Occasion,
): Promise<AccountRecord> {
  const email = credentials.email.trim().toLowerCase();
  const attempt = await rateLimitSignIn(email, occasion.from.ip ?? 'unknown', occasion.now);
  const account = await findAccount({ email });
  const matches = await limitHashing(() =>
    verifyPassword(credentials.password, account?.passwordHash ?? null),
  );
  if (!account || !matches)
    throw new GatehouseError('unauthenticated', 'The e-mail address or the password is wrong.');
  await attempt.succeeded();
  if (account.disabledAt)
    throw new GatehouseError('forbidden', 'This account is disabled.', {
      remedy: 'Ask an administrator to enable it.',
    });
  return recordSignIn(account, 'password', occasion);
}
