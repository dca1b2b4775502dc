import type { Objective } from '@/lib/domain/objective';
import type { Actor } from '@/lib/domain/roles';

/** The scope of an objective as filters have it. */
export const scopeOf = ({ zone, service, environment }: Objective) => ({
  zone: zone ?? undefined,
  service: service ?? undefined,
  environment: environment ?? undefined,
});

/** Whether an objective lies in the zones that an actor is confined to; one of the estate is told of those. */
export const mayRead = ({ zones }: Actor, { zone }: Objective): boolean =>
  zones === null || zone === null || zones.includes(zone);
