import { confineToZones, requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Actor } from '@/lib/domain/roles';

/** Throws `forbidden` for an objective that concerns more zones than the actor may see. */
export function confineObjective(actor: Actor, { zone }: { zone: string | null }): void {
  if (zone) confineToZones(actor, zone);
  else requireEveryZone(actor);
}
