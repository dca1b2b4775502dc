import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredService } from '@/lib/store/inventory/delete-stored-service';
import { findService } from '@/lib/store/inventory/find-service';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { requireServiceZone } from './require-service-zone';

/** Removes a service from the inventory; its events stay, as "not in inventory". Throws `not-found`. */
export async function deleteService(
  actor: Actor,
  name: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'inventory:write');
  await withTransaction(async (tx) => {
    await lockInventory(tx);
    const service = await findService(name, tx);
    if (!service) throw new GatehouseError('not-found', `There is no service ${name} in the inventory.`);
    await requireServiceZone(tx, actor, service.zone);
    await deleteStoredService(tx, name, now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'service.removed',
      targets: [{ type: 'service', id: name }],
      context: from,
      changes: compareFields(service, null),
    });
  });
}
