import type { StoredAuditView } from '@/lib/domain/audit-view';
import type { Actor } from '@/lib/domain/roles';
import { getPrisma } from '../database';
import { toAuditView } from './audit-view-row';

/** The views of somebody, and those that others share, by name. */
export async function listStoredAuditViews({
  type,
  id,
}: Pick<Actor, 'type' | 'id'>): Promise<StoredAuditView[]> {
  const rows = await getPrisma().auditSavedView.findMany({
    where: { OR: [{ ownerType: type, ownerId: id }, { isShared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toAuditView);
}
