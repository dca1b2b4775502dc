import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { retireStoredSource } from '@/lib/store/sources/retire-stored-source';
import { withTransaction } from '@/lib/store/transaction';

/**
 * From now on nobody expects a source to send, until it does again: its silence is no finding. Throws `not-found`
 * for one that never sent. Needs sources:write.
 */
export async function retireSource(
  actor: Actor,
  source: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'sources:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    await retireStoredSource(tx, source, actor.name, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'source.retired',
      targets: [{ type: 'source', id: source }],
      context: from,
    });
  });
}
