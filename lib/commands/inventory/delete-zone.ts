import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { countServicesByZone } from '@/lib/store/inventory/count-services-by-zone';
import { deleteStoredZone } from '@/lib/store/inventory/delete-stored-zone';
import { findZone } from '@/lib/store/inventory/find-zone';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';

/** Removes a zone. Throws `not-found`, and `conflict` while services belong to it. */
export async function deleteZone(actor: Actor, slug: string, { now, newId, from }: Occasion): Promise<void> {
  requirePermission(actor, 'inventory:write');
  confineToZones(actor, slug);
  await withTransaction(async (tx) => {
    await lockInventory(tx);
    const zone = await findZone(slug, tx);
    if (!zone) throw new GatehouseError('not-found', `There is no zone ${slug}.`);
    const services = (await countServicesByZone(tx)).get(slug) ?? 0;
    if (services > 0)
      throw new GatehouseError(
        'conflict',
        `${services} ${services === 1 ? 'service belongs' : 'services belong'} to the zone ${zone.name}.`,
        {
          remedy: 'Move its services to other zones first.',
        },
      );
    await deleteStoredZone(tx, slug);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'zone.removed',
      targets: [{ type: 'zone', id: slug, name: zone.name }],
      context: from,
      changes: compareFields(zone, null),
    });
  });
}
