import { GatehouseError } from '@/lib/domain/errors';
import { lockAdministrators } from '@/lib/store/accounts/lock-administrators';
import type { Transaction } from '@/lib/store/transaction';

/** Whether the account is the only one left that can administer. Locks the administrators. */
export async function isLastAdministrator(tx: Transaction, accountId: string): Promise<boolean> {
  const administrators = await lockAdministrators(tx);
  return administrators.length === 1 && administrators[0] === accountId;
}

/** Throws `conflict` when the account is the only one left that can administer. */
export async function keepAnAdministrator(tx: Transaction, accountId: string): Promise<void> {
  if (!(await isLastAdministrator(tx, accountId))) return;
  throw new GatehouseError('conflict', 'This is the last administrator who can sign in.', {
    remedy: 'Make somebody else an administrator first.',
  });
}
