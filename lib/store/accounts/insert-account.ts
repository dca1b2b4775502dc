import { GatehouseError } from '@/lib/domain/errors';
import { Prisma } from '../generated/client';
import type { Transaction } from '../transaction';
import { toAccountRecord, type AccountRecord } from './account-record';

/** Adds an account. Throws `conflict` when the e-mail address is taken. */
export async function insertAccount(
  tx: Transaction,
  account: Omit<AccountRecord, 'disabledAt' | 'lastSignInAt'>,
): Promise<AccountRecord> {
  try {
    return toAccountRecord(await tx.account.create({ data: account }));
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (!taken) throw error;
    throw new GatehouseError('conflict', `There already is an account with the address ${account.email}.`, {
      path: 'email',
      remedy: 'Change the role of the existing account, or use another address.',
    });
  }
}
