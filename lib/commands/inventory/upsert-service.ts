import type { z } from 'zod';
import type { Occasion } from '@/lib/auth/occasion';
import { requireServiceZone } from './require-service-zone';
import { requirePermission } from '@/lib/auth/require-permission';
import { serviceSchema, type Service } from '@/lib/domain/inventory';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findService } from '@/lib/store/inventory/find-service';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { upsertServices } from '@/lib/store/inventory/upsert-services';
import { withTransaction } from '@/lib/store/transaction';
import { alreadyThere } from './already-there';
import { compareFields } from '../compare-fields';

/**
 * Adds a service to the inventory or replaces the one with the same name; with `mustBeNew` that one is a `conflict`. Throws `invalid-input`
 * for a zone that is not in the inventory.
 */
export async function upsertService(
  actor: Actor,
  input: z.input<typeof serviceSchema>,
  { now, newId, from }: Occasion,
  { mustBeNew = false } = {},
): Promise<Service> {
  requirePermission(actor, 'inventory:write');
  const service = serviceSchema.parse(input);
  return withTransaction(async (tx) => {
    await lockInventory(tx);
    const before = await findService(service.name, tx);
    if (before && mustBeNew) throw alreadyThere('service', 'name', service.name);
    if (before) await requireServiceZone(tx, actor, before.zone);
    await requireServiceZone(tx, actor, service.zone);
    await upsertServices(tx, [service], now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: before ? 'service.changed' : 'service.added',
      targets: [{ type: 'service', id: service.name }],
      context: from,
      changes: compareFields(before, service),
    });
    return service;
  });
}
