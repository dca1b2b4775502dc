import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { environmentSchema, type Environment } from '@/lib/domain/inventory';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findEnvironment } from '@/lib/store/inventory/find-environment';
import { lockInventory } from '@/lib/store/inventory/lock-inventory';
import { upsertEnvironments } from '@/lib/store/inventory/upsert-environments';
import { withTransaction } from '@/lib/store/transaction';
import { alreadyThere } from './already-there';
import { compareFields } from '../compare-fields';

/** Adds an environment or replaces the one with the same slug; with `mustBeNew` that one is a `conflict`. */
export async function upsertEnvironment(
  actor: Actor,
  input: z.input<typeof environmentSchema>,
  { now, newId, from }: Occasion,
  { mustBeNew = false } = {},
): Promise<Environment> {
  requirePermission(actor, 'inventory:write');
  requireEveryZone(actor);
  const environment = environmentSchema.parse(input);
  return withTransaction(async (tx) => {
    await lockInventory(tx);
    const before = await findEnvironment(environment.slug, tx);
    if (before && mustBeNew) throw alreadyThere('environment', 'slug', environment.slug);
    await upsertEnvironments(tx, [environment], now);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: before ? 'environment.changed' : 'environment.added',
      targets: [{ type: 'environment', id: environment.slug, name: environment.name }],
      context: from,
      changes: compareFields(before, environment),
    });
    return environment;
  });
}
