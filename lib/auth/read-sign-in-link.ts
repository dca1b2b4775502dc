import { findSignInLink, type SignInLinkWithAccount } from '@/lib/store/accounts/find-sign-in-link';
import { hasAdministrator } from '@/lib/store/accounts/has-administrator';
import { hashSecret } from './hash-secret';

export type SignInLinkState =
  /** `email` is null where the first administrator still chooses one. */
  | { state: 'open'; email: string | null; name: string | null; link: SignInLinkWithAccount }
  | { state: 'unknown' | 'used' | 'expired' | 'disabled' | 'superfluous' };

/** What a one-time link can still do at `now`. */
export async function readSignInLink(secret: string, now: Date): Promise<SignInLinkState> {
  const link = await findSignInLink(hashSecret(secret));
  if (!link) return { state: 'unknown' };
  if (link.usedAt) return { state: 'used' };
  if (link.expiresAt <= now) return { state: 'expired' };
  if (link.account?.disabledAt) return { state: 'disabled' };
  // The first administrator's link must not make a second one behind the back of the first.
  if (!link.account && (await hasAdministrator())) return { state: 'superfluous' };
  return { state: 'open', email: link.account?.email ?? null, name: link.account?.name ?? null, link };
}
