import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredEnvironment } from '@/lib/store/inventory/delete-stored-environment';
import { findEnvironment } from '@/lib/store/inventory/find-environment';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';

/** Removes an environment from the inventory; zones and services may still name it. Throws `not-found`. */
export async function deleteEnvironment(
  actor: Actor,
  slug: string,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'inventory:write');
  requireEveryZone(actor);
  await withTransaction(async (tx) => {
    await lockInventory(tx);
    const environment = await findEnvironment(slug, tx);
    if (!environment) throw new GatehouseError('not-found', `There is no environment ${slug}.`);
    await deleteStoredEnvironment(tx, slug);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'environment.removed',
      targets: [{ type: 'environment', id: slug, name: environment.name }],
      context: from,
      changes: compareFields(environment, null),
    });
  });
}
