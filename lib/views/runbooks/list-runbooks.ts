import { requirePermission } from '@/lib/auth/require-permission';
import type { List } from '@/lib/domain/read-models/common';
import type { RunbookRow } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { listRunbooks as listStored } from '@/lib/store/runbooks/list-runbooks';

/** Every runbook, the overdue ones first. */
export async function listRunbooks(actor: Actor, now: Date): Promise<List<RunbookRow>> {
  requirePermission(actor, 'alerts:read');
  const items = await listStored(now);
  return { items, total: items.length, nextCursor: null };
}
