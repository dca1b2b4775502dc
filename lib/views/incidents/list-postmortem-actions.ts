import { requirePermission } from '@/lib/auth/require-permission';
import type { PostmortemActionList } from '@/lib/domain/read-models/incidents';
import type { Actor } from '@/lib/domain/roles';
import { listActions } from '@/lib/store/incidents/actions';

/** What is to be done after incidents and is not done yet, the first due first. Needs alerts:read. */
export async function listPostmortemActions(actor: Actor, now: Date): Promise<PostmortemActionList> {
  requirePermission(actor, 'alerts:read');
  const items = await listActions({ isOpen: true, zones: actor.zones }, now);
  const overdue = items.filter(({ isOverdue }) => isOverdue).length;
  return { items, total: items.length, nextCursor: null, overdue };
}
