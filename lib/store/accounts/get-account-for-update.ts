import { GatehouseError } from '@/lib/domain/errors';
import type { Transaction } from '../transaction';
import type { AccountRecord } from './account-record';
import { findAccount } from './find-account';

/** Locks an account until the end of the transaction and returns it. Throws `not-found`. */
export async function getAccountForUpdate(tx: Transaction, id: string): Promise<AccountRecord> {
  await tx.$queryRaw`SELECT "id" FROM "account" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const account = await findAccount({ id }, tx);
  if (!account)
    throw new GatehouseError('not-found', 'There is no such account.', {
      remedy: 'Reload the list of accounts.',
    });
  return account;
}
