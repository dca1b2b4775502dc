import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { DRILL_PREFIX } from '@/lib/domain/drills/known-drill';
import { GatehouseError } from '@/lib/domain/errors';
import type { DrillInput, StartedDrill } from '@/lib/domain/read-models/drills';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertDrill, listRunningDrills } from '@/lib/store/drills/write-drill';
import { findZone } from '@/lib/store/inventory/find-zone';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
import { withTransaction } from '@/lib/store/transaction';
import { endRunning } from './end-drill';

/** What a zone holds that holds every class that any zone does. */
const NOWHERE = 'restricted-elsewhere';

/**
 * Opens the marked scope of a drill: what carries the names of its environment is found by rules, and left out of every
 * figure. One of the same failure and zone that still runs is ended. Throws `not-found` for a zone that is not in the
 * inventory. Needs drills:write.
 */
export async function startDrill(
  actor: Actor,
  { failure, zone: slug }: DrillInput,
  occasion: Occasion,
): Promise<StartedDrill> {
  requirePermission(actor, 'drills:write');
  confineToZones(actor, slug);
  const { now, newId, from } = occasion;
  const id = newId();
  const zone = await findZone(slug);
  if (!zone)
    throw new GatehouseError('not-found', `There is no zone ${slug}.`, {
      path: 'zone',
      remedy: 'Name a zone of the inventory.',
    });
  // Only the server chooses the name, so that nobody can make a drill of what was sent before.
  const environment = `${DRILL_PREFIX}${failure.toLowerCase()}-${id.replaceAll('-', '').slice(0, 10)}`;
  await withTransaction(async (tx) => {
    for (const running of await listRunningDrills(tx, { failure, zone: slug }))
      await endRunning(tx, actor, running, occasion);
    await insertDrill(tx, {
      id,
      failure,
      zone: slug,
      environment,
      startedAt: now,
      startedBy: actor.name,
      endedAt: null,
      endedBy: null,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'drill.started',
      targets: [
        { type: 'drill', id, name: environment },
        { type: 'zone', id: slug, name: zone.name },
      ],
      context: from,
      changes: { failure, environment },
    });
  });
  const held = new Set(zone.dataClassifications);
  const others = (await listStoredZones(null)).flatMap(({ dataClassifications }) => dataClassifications);
  const foreignClassification = others.toSorted().find((name) => !held.has(name)) ?? NOWHERE;
  return { id, failure, zone: slug, environment, foreignClassification, startedAt: now.toISOString() };
}
