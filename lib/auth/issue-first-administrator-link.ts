import { hasAdministrator } from '@/lib/store/accounts/has-administrator';
import { withTransaction } from '@/lib/store/transaction';
import { createSignInLink } from './create-sign-in-link';

/**
 * The path of a fresh link with which the first administrator sets a password, for the start-up to
 * print; null once there is an administrator who can sign in. Earlier unused links end.
 */
export function issueFirstAdministratorLink(now: Date): Promise<string | null> {
  return withTransaction(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    return (await createSignInLink(tx, null, now)).path;
  });
}
