import type { StoredAuditView } from '@/lib/domain/audit-view';
import type { Actor } from '@/lib/domain/roles';

/** Whether the actor saved the view. */
export const isOwnView = (
  { type, id }: Pick<Actor, 'type' | 'id'>,
  view: Pick<StoredAuditView, 'ownerType' | 'ownerId'>,
): boolean => view.ownerType === type && view.ownerId === id;
