import type { StoredAuditView } from '@/lib/domain/audit-view';
import type { Transaction } from '../transaction';
import { toAuditView } from './audit-view-row';

/** The view of an id, which nobody else changes until the transaction ends; null where there is none. */
export async function findAuditViewForUpdate(tx: Transaction, id: string): Promise<StoredAuditView | null> {
  await tx.$executeRaw`SELECT 1 FROM audit_saved_view WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.auditSavedView.findUnique({ where: { id } });
  return row && toAuditView(row);
}
