import type { StoredAuditView } from '@/lib/domain/audit-view';
import type { Transaction } from '../transaction';

/** How many views somebody has. */
export const countAuditViews = (
  tx: Transaction,
  { ownerType, ownerId }: Pick<StoredAuditView, 'ownerType' | 'ownerId'>,
): Promise<number> => tx.auditSavedView.count({ where: { ownerType, ownerId } });
