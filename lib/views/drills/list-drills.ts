import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { List } from '@/lib/domain/read-models/common';
import type { DrillRow, drillListQuerySchema } from '@/lib/domain/read-models/drills';
import type { Actor } from '@/lib/domain/roles';
import { listDrillRows } from '@/lib/store/drills/list-drill-rows';

/** The newest drills with what came of them. */
export async function listDrills(
  actor: Actor,
  { failure, zone }: z.infer<typeof drillListQuerySchema>,
): Promise<List<DrillRow>> {
  requirePermission(actor, 'alerts:read');
  const items = await listDrillRows({ failure, zones: confineToZones(actor, zone) });
  return { items, total: items.length, nextCursor: null };
}

/** One drill with what came of it. Throws `not-found`. */
export async function getDrill(actor: Actor, id: string): Promise<DrillRow> {
  requirePermission(actor, 'alerts:read');
  const [drill] = await listDrillRows({ id, zones: actor.zones });
  if (!drill) throw new GatehouseError('not-found', 'There is no such drill.');
  return drill;
}
