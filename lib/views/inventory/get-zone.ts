import { GatehouseError } from '@/lib/domain/errors';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ZoneRow } from '@/lib/domain/read-models/inventory';
import type { Actor } from '@/lib/domain/roles';
import { listZones } from './list-zones';

/** One zone as in the list. Throws `not-found`. */
export async function getZone(actor: Actor, slug: string, filter: ScopeFilter, now: Date): Promise<ZoneRow> {
  const { items } = await listZones(actor, { ...filter, zone: slug, limit: 1 }, now);
  if (items[0]) return items[0];
  throw new GatehouseError('not-found', `There is no zone ${slug} in the inventory.`, {
    remedy: 'Choose one from the list of zones.',
  });
}
