import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { Actor } from '@/lib/domain/roles';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

/** The roll-up filter of a screen's scope, confined to the zones that the actor may see. */
export const readScope = (
  actor: Actor,
  { zone, service, environment }: Pick<ScopeFilter, 'zone' | 'service' | 'environment'>,
): RollupFilter => ({
  zone,
  service,
  environment,
  zones: confineToZones(actor, zone),
});
