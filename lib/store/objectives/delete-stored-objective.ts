import type { Transaction } from '../transaction';

/** Removes an objective. */
export async function deleteStoredObjective(tx: Transaction, id: string): Promise<void> {
  await tx.objective.delete({ where: { id } });
}
