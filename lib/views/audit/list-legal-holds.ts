import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { LegalHold } from '@/lib/domain/read-models/audit-retention';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { listHolds } from '@/lib/store/audit-log/holds';

/** Every legal hold, those that stand first. Needs audit:read. */
export async function listLegalHolds(actor: Actor): Promise<List<LegalHold>> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  const items = await listHolds();
  return { items, total: items.length, nextCursor: null };
}
