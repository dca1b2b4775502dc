import { getPrisma } from '../database';
import type { AccountRecord } from './account-record';
import { toAccountRecord } from './account-record';
import type { SignInLinkRecord } from './insert-sign-in-link';

export type SignInLinkWithAccount = SignInLinkRecord & { account: AccountRecord | null };

/** The one-time link with this hash and whom it is for, or null. */
export async function findSignInLink(secretHash: string): Promise<SignInLinkWithAccount | null> {
  const row = await getPrisma().signInLink.findUnique({ where: { secretHash }, include: { account: true } });
  return row && { ...row, account: row.account && toAccountRecord(row.account) };
}
