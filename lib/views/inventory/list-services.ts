import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Page, ScopeFilter } from '@/lib/domain/filters';
import { OTHER } from '@/lib/domain/folding';
import { UNZONED } from '@/lib/domain/kinds';
import type { List } from '@/lib/domain/read-models/common';
import type { ServiceRow } from '@/lib/domain/read-models/inventory';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import { findLastSeen } from '@/lib/store/inventory/find-last-seen';
import { listServicesAt } from '@/lib/store/inventory/list-services-at';
import { listStoredServices } from '@/lib/store/inventory/list-stored-services';
import { countDecisionsBy } from '@/lib/store/rollups/count-decisions';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { pageOf } from './page-of';

export type ServiceFilter = ScopeFilter &
  Page & {
    /** Part of the name, in any case of letters. */
    q?: string;
    inInventory?: boolean;
    /** The inventory as it was then, with the zones of that time; left out for now. */
    at?: Date | undefined;
  };

/**
 * Services of the inventory and, as such, those that were seen in the window but are not in it, with
 * what was decided. The zone of a service of the inventory is the one it belongs to now, or belonged to `at`.
 */
export async function listServices(
  actor: Actor,
  filter: ServiceFilter,
  now: Date,
): Promise<List<ServiceRow>> {
  requirePermission(actor, 'inventory:read');
  const zones = confineToZones(actor, filter.zone);
  const { service, environment } = filter;
  const window = resolveWindow(filter, now);
  const [all, activity] = await Promise.all([
    filter.at ? listServicesAt(filter.at) : listStoredServices(null),
    readActivity(window, { zones, service, environment }),
  ]);
  const known = new Set(all.map(({ name }) => name));
  const rows = [
    ...all
      .filter(({ zone }) => !zones || zones.includes(zone ?? UNZONED))
      .map((entry) => ({ ...entry, inInventory: true })),
    ...[...activity.events.keys()].filter((name) => !known.has(name) && name !== OTHER).map(notInInventory),
  ].filter((row) => matches(row, filter, activity));
  return pageOf(
    rows.map((row) => withActivity(row, activity)),
    (row) => row.name,
    filter,
  );
}

type Activity = {
  events: Map<string, number>;
  decisions: Awaited<ReturnType<typeof countDecisionsBy>>;
  lastSeen: Map<string, string>;
};
type Entry = Omit<ServiceRow, 'lastSeenAt' | 'events' | 'decisions' | 'denials'>;

async function readActivity(window: Window, filter: RollupFilter): Promise<Activity> {
  const [counts, decisions, lastSeen] = await Promise.all([
    countRollups({ window, filter, by: ['service'] }),
    countDecisionsBy('service', window, filter),
    findLastSeen('service', window, filter),
  ]);
  const named = counts.filter(({ service }) => service !== '');
  return { events: new Map(named.map(({ service, events }) => [service, events])), decisions, lastSeen };
}

const notInInventory = (name: string): Entry => ({
  name,
  zone: null,
  owner: null,
  environments: [],
  description: null,
  inInventory: false,
});

function matches(row: Entry, filter: ServiceFilter, activity: Activity): boolean {
  if (filter.inInventory !== undefined && row.inInventory !== filter.inInventory) return false;
  if (filter.service && row.name !== filter.service) return false;
  if (filter.q && !row.name.toLowerCase().includes(filter.q.toLowerCase())) return false;
  // Where the inventory says it runs, or where it was seen.
  const { environment } = filter;
  return !environment || row.environments.includes(environment) || activity.events.has(row.name);
}

const withActivity = (row: Entry, { events, decisions, lastSeen }: Activity): ServiceRow => ({
  ...row,
  lastSeenAt: lastSeen.get(row.name) ?? null,
  events: events.get(row.name) ?? 0,
  ...(decisions.get(row.name) ?? { decisions: 0, denials: 0 }),
});
