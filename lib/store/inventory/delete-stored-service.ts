import type { Transaction } from '../transaction';

/** Removes a service from the inventory, with the history of its zones. */
export async function deleteStoredService(tx: Transaction, name: string): Promise<void> {
  await tx.service.delete({ where: { name } });
}
