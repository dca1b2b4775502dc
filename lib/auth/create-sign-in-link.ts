import { insertSignInLink } from '@/lib/store/accounts/insert-sign-in-link';
import type { Transaction } from '@/lib/store/transaction';
import { createSecret } from './create-secret';
import { hashSecret } from './hash-secret';

export const LINK_HOURS = 24;

export type SignInLink = { path: string; expiresAt: Date };

/**
 * A one-time link with which a person sets a password within 24 hours; `accountId` null for the
 * first administrator. Unused links that the person had before end. Only a hash of its secret is kept.
 */
export async function createSignInLink(
  tx: Transaction,
  accountId: string | null,
  now: Date,
): Promise<SignInLink> {
  const secret = createSecret();
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
  await insertSignInLink(tx, { secretHash: hashSecret(secret), accountId, createdAt: now, expiresAt });
  return { path: `/setup/${secret}`, expiresAt };
}
