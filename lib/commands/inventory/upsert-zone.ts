import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { zoneSchema, type Zone } from '@/lib/domain/inventory';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findZone } from '@/lib/store/inventory/find-zone';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { upsertZones } from '@/lib/store/inventory/upsert-zones';
import { withTransaction } from '@/lib/store/transaction';
import { alreadyThere } from './already-there';
import { compareFields } from '../compare-fields';

/** Adds a zone or replaces the one with the same slug; with `mustBeNew` that one is a `conflict`. */
export async function upsertZone(
  actor: Actor,
  input: z.input<typeof zoneSchema>,
  { now, newId, from }: Occasion,
  { mustBeNew = false } = {},
): Promise<Zone> {
  requirePermission(actor, 'inventory:write');
  const zone = zoneSchema.parse(input);
  confineToZones(actor, zone.slug);
  return withTransaction(async (tx) => {
    await lockInventory(tx);
    const before = await findZone(zone.slug, tx);
    if (before && mustBeNew) throw alreadyThere('zone', 'slug', zone.slug);
    await upsertZones(tx, [zone], now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: before ? 'zone.changed' : 'zone.added',
      targets: [{ type: 'zone', id: zone.slug, name: zone.name }],
      context: from,
      changes: compareFields(before, zone),
    });
    return zone;
  });
}
