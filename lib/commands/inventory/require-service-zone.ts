import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { findUnknownZones } from '@/lib/store/inventory/find-unknown-zones';
import type { Transaction } from '@/lib/store/transaction';

/**
 * Throws unless the zone exists (`invalid-input`) and the actor may change services in it
 * (`forbidden`). Null is "unzoned": only for actors that are not confined to zones.
 */
export async function requireServiceZone(
  tx: Transaction,
  actor: Actor,
  zone: string | null | undefined,
): Promise<void> {
  if (!zone) return requireEveryZone(actor);
  confineToZones(actor, zone);
  if ((await findUnknownZones(tx, [zone])).length > 0)
    throw new GatehouseError('invalid-input', `There is no zone ${zone}.`, {
      path: 'zone',
      remedy: 'Add the zone first.',
    });
}
