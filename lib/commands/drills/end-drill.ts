import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { lockDrill, updateDrillEnd } from '@/lib/store/drills/write-drill';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { parseId } from '../parse-id';

/**
 * Ends a drill: its alerts end at the next evaluation. Its events stay, marked, and are left out as before. Ending what is
 * over changes nothing. Throws `not-found`. Needs drills:write.
 */
export async function endDrill(actor: Actor, drillId: string, occasion: Occasion): Promise<void> {
  requirePermission(actor, 'drills:write');
  const id = parseId(drillId, 'drill');
  await withTransaction(async (tx) => {
    const drill = await lockDrill(tx, id);
    if (!drill) throw new GatehouseError('not-found', 'There is no such drill.');
    confineToZones(actor, drill.zone);
    if (drill.endedAt !== null) return;
    await endRunning(tx, actor, drill, occasion);
    await announceAlerts(tx, occasion.now);
  });
}

/** Ends a drill that runs, with its audit entry, within a transaction. */
export async function endRunning(
  tx: Transaction,
  actor: Actor,
  drill: { id: string; environment: string; zone: string; failure: string },
  { now, newId, from }: Occasion,
): Promise<void> {
  const { id, environment, zone, failure } = drill;
  await updateDrillEnd(tx, id, { endedAt: now, endedBy: actor.name });
  await appendAuditEntry(tx, {
    id: newId(),
    occurredAt: now,
    actor,
    action: 'drill.ended',
    targets: [
      { type: 'drill', id, name: environment },
      { type: 'zone', id: zone },
    ],
    context: from,
    changes: { failure, environment },
  });
}
