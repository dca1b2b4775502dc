import { environmentSchema, serviceSchema, zoneSchema, type InventoryDocument } from '@/lib/domain/inventory';
import type { InventoryChange } from '@/lib/domain/read-models/inventory-import';
import { compareFields } from '../compare-fields';
import { fileError, type FileIssue } from './file-error';
import type { ImportEntries } from './import-entries';
import { placeKey } from './parsed-inventory';

/** What an import writes (whole entries that are new or different) and how a person reads it. */
export type ImportPlan = {
  write: InventoryDocument;
  changes: InventoryChange[];
  unchanged: number;
  notes: string[];
};

/**
 * What an import makes of the inventory. Entries that the file does not name stay. Throws
 * `invalid-input` for a new zone without trust level, and for a zone that neither side has.
 */
export function planImport(
  current: InventoryDocument,
  given: ImportEntries,
  places: ReadonlyMap<string, string> = new Map(),
): ImportPlan {
  const issues: FileIssue[] = [];
  /** `row 7, service ledger, zone` */
  const at = (type: InventoryChange['type'], key: string, field: string): string =>
    [places.get(placeKey(type, key)), placeKey(type, key), field].filter(Boolean).join(', ');
  const plan: ImportPlan = {
    write: { zones: [], environments: [], services: [] },
    changes: [],
    unchanged: 0,
    notes: [],
  };

  const zones = new Map(current.zones.map((zone) => [zone.slug, zone]));
  for (const entry of given.zones) {
    const before = zones.get(entry.slug) ?? null;
    const parsed = zoneSchema.safeParse({ name: entry.slug, ...before, ...entry });
    if (!parsed.success) {
      for (const { path } of parsed.error.issues)
        issues.push({
          path: at('zone', entry.slug, path.map(String).join('.')),
          message: 'is missing; a new zone needs it',
        });
      continue;
    }
    zones.set(entry.slug, parsed.data);
    if (note(plan, 'zone', entry.slug, before, parsed.data)) plan.write.zones.push(parsed.data);
  }

  const environments = new Map(current.environments.map((environment) => [environment.slug, environment]));
  for (const entry of given.environments) {
    const before = environments.get(entry.slug) ?? null;
    const after = environmentSchema.parse({ name: entry.slug, ...before, ...entry });
    environments.set(entry.slug, after);
    if (note(plan, 'environment', entry.slug, before, after)) plan.write.environments.push(after);
  }

  const services = new Map(current.services.map((service) => [service.name, service]));
  for (const entry of given.services) {
    const before = services.get(entry.name) ?? null;
    const after = serviceSchema.parse({ ...before, ...entry });
    if (after.zone && !zones.has(after.zone))
      issues.push({
        path: at('service', entry.name, 'zone'),
        message: `there is no zone ${after.zone}, neither in the file nor in Gatehouse`,
      });
    if (note(plan, 'service', entry.name, before, after)) plan.write.services.push(after);
  }

  if (issues.length > 0) throw fileError(issues);
  plan.notes = unknownEnvironments(plan.write, environments);
  return plan;
}

/** Adds the change of an entry to the plan. False when nothing is different. */
function note(
  plan: ImportPlan,
  type: InventoryChange['type'],
  key: string,
  before: Parameters<typeof compareFields>[0],
  after: NonNullable<Parameters<typeof compareFields>[1]>,
): boolean {
  const fields = compareFields(before, after);
  if (before && Object.keys(fields).length === 0) {
    plan.unchanged += 1;
    return false;
  }
  plan.changes.push({
    type,
    key,
    change: before ? 'changed' : 'added',
    fields: Object.entries(fields).map(([field, { from, to }]) => ({ field, from, to })),
  });
  return true;
}

/** Environments are names that sources report; one that is not in the inventory may be a typing error. */
function unknownEnvironments(
  { zones, services }: InventoryDocument,
  known: ReadonlyMap<string, unknown>,
): string[] {
  const named = [...zones, ...services].flatMap((entry) => entry.environments);
  const unknown = [...new Set(named)].filter((slug) => !known.has(slug));
  return unknown.length > 0 ? [`Not in the inventory as environments: ${unknown.join(', ')}.`] : [];
}
