import { z } from 'zod';
import { capsSchema, type Caps, type CappedDimension } from '@/lib/domain/folding';
import { queryRows, sql } from '../query';
import { readSetting } from '../settings/settings';

/** The names of a source and zone that are told apart, as far as this process knows. */
export type Group = {
  names: Set<string>;
  /** Nothing more is admitted: then all of its names are known. */
  isFull: boolean;
};

/** Which names are told apart, held in memory. Admitted names stay admitted. */
export type Admissions = {
  caps: Caps;
  /** Services of the inventory are always told apart. */
  inventory: ReadonlySet<string>;
  groupsOf: (source: string, zone: string) => Record<CappedDimension, Group>;
};

type Held = Admissions & {
  loadedAt: number;
  groups: Map<string, Map<string, Record<CappedDimension, Group>>>;
};

/** Another instance may change caps or inventory: that is seen this late. */
const MAX_AGE_MS = 5_000;

const holder = globalThis as typeof globalThis & { gatehouseAdmissions?: Held };

/** Forgets what is admitted; needed when caps change, or the database under the process. */
export const forgetAdmissions = (): void => void (holder.gatehouseAdmissions = undefined);

/** What is told apart now; caps and inventory are at most five seconds old. */
export async function getAdmissions(): Promise<Admissions> {
  const held = holder.gatehouseAdmissions;
  const now = performance.now();
  if (held && now - held.loadedAt < MAX_AGE_MS) return held;
  const [caps, inventory] = await Promise.all([readCaps(), readInventory()]);
  const isSame = held?.caps.services === caps.services && held.caps.policies === caps.policies;
  const groups: Held['groups'] = held && isSame ? held.groups : new Map();
  const fresh: Held = {
    caps,
    inventory,
    groups,
    loadedAt: now,
    groupsOf: (...of) => groupsOf(groups, ...of),
  };
  holder.gatehouseAdmissions = fresh;
  return fresh;
}

/** How many names are told apart. */
export const readCaps = (): Promise<Caps> => readSetting('cardinality', capsSchema);

const readInventory = async (): Promise<Set<string>> =>
  new Set(
    (await queryRows(z.object({ name: z.string() }), sql`SELECT name FROM service`)).map(({ name }) => name),
  );

function groupsOf(groups: Held['groups'], source: string, zone: string): Record<CappedDimension, Group> {
  let zones = groups.get(source);
  if (!zones) groups.set(source, (zones = new Map()));
  let found = zones.get(zone);
  if (!found) {
    found = { service: { names: new Set(), isFull: false }, policy: { names: new Set(), isFull: false } };
    zones.set(zone, found);
  }
  return found;
}
