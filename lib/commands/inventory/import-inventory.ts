import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { InventoryImport } from '@/lib/domain/read-models/inventory-import';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { readInventory } from '@/lib/store/inventory/read-inventory';
import { upsertEnvironments } from '@/lib/store/inventory/upsert-environments';
import { upsertServices } from '@/lib/store/inventory/upsert-services';
import { upsertZones } from '@/lib/store/inventory/upsert-zones';
import { withTransaction } from '@/lib/store/transaction';
import { parseInventoryFile, type InventoryFormat } from './parse-inventory-file';
import { planImport } from './plan-import';

/** How many changed entries an audit entry names; the counts are always whole. */
const NAMED = 200;

/**
 * Adds and changes the entries that a file names, all of them or none, and says what that is. With
 * `dryRun` it only says so. Throws `invalid-input` for a file that cannot be read.
 */
export async function importInventory(
  actor: Actor,
  file: { text: string; format: InventoryFormat; dryRun?: boolean },
  { now, newId, from }: Occasion,
): Promise<InventoryImport> {
  requirePermission(actor, 'inventory:write');
  requireEveryZone(actor);
  const { entries, places, formats, notes } = parseInventoryFile(file.text, file.format);
  if (file.dryRun) {
    const plan = planImport(await readInventory(), entries, places);
    return {
      applied: false,
      changes: plan.changes,
      unchanged: plan.unchanged,
      notes: [...notes, ...plan.notes],
    };
  }
  return withTransaction(async (tx) => {
    await lockInventory(tx);
    const plan = planImport(await readInventory(tx), entries, places);
    await upsertZones(tx, plan.write.zones, now);
    await upsertEnvironments(tx, plan.write.environments, now);
    await upsertServices(tx, plan.write.services, now);
    if (plan.changes.length > 0)
      await appendAuditEntry(tx, {
        id: newId(),
        occurredAt: now,
        actor,
        action: 'inventory.imported',
        targets: plan.changes.slice(0, NAMED).map(({ type, key }) => ({ type, id: key })),
        context: from,
        changes: {
          formats: [...formats],
          added: plan.changes.filter(({ change }) => change === 'added').length,
          changed: plan.changes.filter(({ change }) => change === 'changed').length,
          entries: plan.changes.slice(0, NAMED),
        },
      });
    return {
      applied: true,
      changes: plan.changes,
      unchanged: plan.unchanged,
      notes: [...notes, ...plan.notes],
    };
  });
}
