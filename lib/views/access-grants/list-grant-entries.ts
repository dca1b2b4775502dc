import { requirePermission } from '@/lib/auth/require-permission';
import { endOfGrant } from '@/lib/domain/access/state-of-grant';
import type { Page } from '@/lib/domain/filters';
import type { GrantEntryRow } from '@/lib/domain/read-models/access-grants';
import { auditEntryRowSchema } from '@/lib/domain/read-models/audit';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { countEntries } from '@/lib/store/audit-log/count-entries';
import { listEntries } from '@/lib/store/audit-log/list-entries';
import { requireGrant } from './get-access-grant';

/** Any time after all that is to come. */
const NEVER = new Date('9999-01-01T00:00:00Z');

/**
 * A page of what was done under a grant, last happened first, with the exact total; that after its end is marked. Needs
 * audit:read. Throws `not-found`.
 */
export async function listGrantEntries(
  actor: Actor,
  id: string,
  { limit, cursor }: Page,
): Promise<List<GrantEntryRow>> {
  requirePermission(actor, 'audit:read');
  const grant = await requireGrant(actor, id);
  if (grant.actsRef === null) return { items: [], total: 0, nextCursor: null };
  const conditions = {
    actor: grant.actsRef,
    zones: actor.zones,
    limit: actor.auditLimit ?? null,
    window: { from: new Date(grant.grantedAt), to: grant.useTo === null ? NEVER : new Date(grant.useTo) },
    except: grant.entryId,
  };
  const [{ items, nextCursor }, total] = await Promise.all([
    listEntries(conditions, { limit, cursor }),
    countEntries(conditions),
  ]);
  const end = endOfGrant(grant);
  return {
    items: items.map((entry) => ({
      ...auditEntryRowSchema.parse(entry),
      isAfterEnd: Date.parse(entry.occurredAt) > end,
    })),
    total,
    nextCursor,
  };
}
