import type { Transaction } from '../transaction';

/** Removes an environment. */
export async function deleteStoredEnvironment(tx: Transaction, slug: string): Promise<void> {
  await tx.environment.delete({ where: { slug } });
}
