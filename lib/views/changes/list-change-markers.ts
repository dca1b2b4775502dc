import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { EventFilter } from '@/lib/domain/filters';
import type { ChangeMarker, List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { readMarkers } from './read-markers';

const MAX_CHANGES = 1_000;

/** The policy changes, deploys, rotations and maintenances of a window, newest first. */
export async function listChangeMarkers(
  actor: Actor,
  filter: EventFilter,
  now: Date,
): Promise<List<ChangeMarker>> {
  requirePermission(actor, 'policies:read');
  const { zone, service, environment, policy } = filter;
  const items = await readMarkers(
    resolveWindow(filter, now),
    { zone, service, environment, policy, zones: confineToZones(actor, filter.zone) },
    MAX_CHANGES,
  );
  return { items, total: items.length, nextCursor: null };
}
