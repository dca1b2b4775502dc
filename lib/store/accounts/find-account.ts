import { getPrisma } from '../database';
import type { Transaction } from '../transaction';
import { toAccountRecord, type AccountRecord } from './account-record';

/** By what an account is found; each of them is unique. */
export type AccountKey = { id: string } | { email: string } | { oidcSubject: string };

/** The account with this key, or null. E-mail addresses are stored in lower case. */
export async function findAccount(
  key: AccountKey,
  client: Transaction = getPrisma(),
): Promise<AccountRecord | null> {
  const row = await client.account.findUnique({ where: key });
  return row && toAccountRecord(row);
}
