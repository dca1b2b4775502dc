import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Page, ScopeFilter } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { ZoneRow } from '@/lib/domain/read-models/inventory';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { countServicesByZone } from '@/lib/store/inventory/count-services-by-zone';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { pageOf } from './page-of';

/** The zones that the actor may see, with their services and what was decided in the window. */
export async function listZones(actor: Actor, filter: ScopeFilter & Page, now: Date): Promise<List<ZoneRow>> {
  requirePermission(actor, 'inventory:read');
  const { service, environment } = filter;
  const zones = confineToZones(actor, filter.zone);
  const window = resolveWindow(filter, now);
  const [stored, services, counts] = await Promise.all([
    listStoredZones(zones),
    countServicesByZone(),
    countDecisionsBy('zone', window, { zones, service, environment }),
  ]);
  const rows = stored.map((zone) => ({
    ...zone,
    serviceCount: services.get(zone.slug) ?? 0,
    ...(counts.get(zone.slug) ?? { decisions: 0, denials: 0 }),
  }));
  return pageOf(rows, (zone) => zone.slug, filter);
}
