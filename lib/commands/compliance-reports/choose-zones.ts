import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';

/**
 * The zones of a report: those that were asked for, else all that the actor may see (null for every zone). Throws
 * `forbidden` for one that the actor may not see, `invalid-input` for one that the inventory does not have.
 */
export async function chooseZones(
  actor: Actor,
  asked: readonly string[] | null,
): Promise<readonly string[] | null> {
  if (asked === null) return actor.zones;
  const hidden = asked.filter((zone) => actor.zones !== null && !actor.zones.includes(zone));
  if (hidden.length > 0)
    throw new GatehouseError('forbidden', `${actor.name} may not see the zones ${hidden.join(', ')}.`, {
      path: 'zones',
      remedy: `Choose among its zones: ${actor.zones!.join(', ')}.`,
    });
  const known = new Set((await listStoredZones(asked)).map(({ slug }) => slug));
  const unknown = asked.filter((zone) => !known.has(zone));
  if (unknown.length > 0)
    throw new GatehouseError('invalid-input', `There is no zone ${unknown.join(', ')}.`, { path: 'zones' });
  return asked;
}
