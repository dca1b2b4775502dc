import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { cancelReprocessRun } from '@/lib/store/reprocess/end-reprocess-run';
import { withTransaction } from '@/lib/store/transaction';

/** Ends the walk over past events that runs. What it moved stays moved. Throws `not-found` when none runs. */
export async function cancelReprocessing(actor: Actor, { now, newId, from }: Occasion): Promise<void> {
  requirePermission(actor, 'settings:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    const id = await cancelReprocessRun(tx, now);
    if (!id) throw new GatehouseError('not-found', 'No past events are being read.');
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'reprocessing.cancelled',
      targets: [{ type: 'reprocessing', id }],
      context: from,
    });
  });
}
