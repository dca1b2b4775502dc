import type { Transaction } from '../transaction';

/** Removes a view. */
export async function deleteStoredAuditView(tx: Transaction, id: string): Promise<void> {
  await tx.auditSavedView.delete({ where: { id } });
}
