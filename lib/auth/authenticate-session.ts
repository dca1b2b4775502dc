import { decode } from 'next-auth/jwt';
import { getConfig } from '@/lib/config/config';
import { requireAuthSecret } from '@/lib/config/require-auth-secret';
import type { Actor } from '@/lib/domain/roles';
import { accountActor } from './account-actor';
import { findSessionAccount } from './find-session-account';

/** The person behind a session cookie's value, or null when it is forged, expired or void. */
export async function authenticateSession(token: string, now: Date): Promise<Actor | null> {
  const secret = requireAuthSecret(getConfig());
  const claims = await decode({ token, secret }).catch(() => null);
  const account = claims && (await findSessionAccount(claims, now));
  return account && accountActor(account);
}
