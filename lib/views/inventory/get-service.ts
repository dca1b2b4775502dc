import { GatehouseError } from '@/lib/domain/errors';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ServiceDetail } from '@/lib/domain/read-models/service-detail';
import type { Actor } from '@/lib/domain/roles';
import { listMemberships, type ZoneMembershipRecord } from '@/lib/store/inventory/list-memberships';
import { listServices } from './list-services';

/** One service as in the list, with the zones it belonged to. Throws `not-found`. */
export async function getService(
  actor: Actor,
  name: string,
  filter: ScopeFilter,
  now: Date,
): Promise<ServiceDetail> {
  const { items } = await listServices(actor, { ...filter, service: name, limit: 1 }, now);
  const service = items[0];
  if (!service)
    throw new GatehouseError(
      'not-found',
      `The service ${name} is neither in the inventory nor was it seen.`,
      {
        remedy: 'Choose a wider time range, or one from the list of services.',
      },
    );
  const memberships = await listMemberships(name);
  return { ...service, memberships: memberships.filter(isVisible(actor)).map(toMembership) };
}

/** A reader that is confined to zones learns of these only. */
const isVisible =
  ({ zones }: Actor) =>
  ({ zone }: ZoneMembershipRecord): boolean =>
    zones === null || (zone !== null && zones.includes(zone));

const toMembership = ({ zone, validFrom, validTo }: ZoneMembershipRecord) => ({
  zone,
  // The first membership reaches back to the beginning of all records.
  from: validFrom.getTime() === 0 ? null : validFrom.toISOString(),
  to: validTo?.toISOString() ?? null,
});
