import type { Transaction } from '../transaction';
import { toAccountRecord, type AccountRecord } from './account-record';

/** Changes the given fields of an account that exists and returns it. */
export async function updateAccount(
  tx: Transaction,
  id: string,
  fields: Partial<Omit<AccountRecord, 'id' | 'createdAt'>>,
): Promise<AccountRecord> {
  return toAccountRecord(await tx.account.update({ where: { id }, data: fields }));
}
