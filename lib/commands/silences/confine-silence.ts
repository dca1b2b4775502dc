import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Matcher } from '@/lib/domain/alerting/matcher';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';

/** Throws `forbidden` for somebody who is confined to zones and would hide what belongs to others. */
export function confineSilence(actor: Actor, matchers: readonly Matcher[]): void {
  if (actor.zones === null) return;
  const named = matchers.filter(({ field, operator }) => field === 'zone' && operator === '=');
  if (named.length === 0)
    throw new GatehouseError(
      'forbidden',
      `${actor.name} is confined to the zones ${actor.zones.join(', ')}.`,
      {
        path: 'matchers',
        remedy: 'Add a matcher for the zone, such as "zone is …" with one of these.',
      },
    );
  for (const { value } of named) confineToZones(actor, value);
}
