import type { ScopeFilter } from '@/lib/domain/filters';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import { carries, listBundleNames } from '@/lib/policy/bundle-names';
import type { RevisionRecord } from '@/lib/policy/merge-revisions';
import { namesCarrying, type ReportingBundle } from '@/lib/policy/reporting-bundles';
import { placePolicies, type PolicyPlacement } from '@/lib/policy/place-policies';
import { listStoredZones } from '@/lib/store/inventory/list-stored-zones';
import { listChangedPolicyTimes, type ChangedPolicy } from '@/lib/store/policies/list-changed-policy-times';
import { listDecidedPolicies, type DecidedPolicy } from '@/lib/store/policies/list-decided-policies';
import { listReportingBundles } from '@/lib/store/policies/list-reporting-bundles';
import { listRevisions } from '@/lib/store/policies/list-revisions';
import { listShadowing } from '@/lib/store/policies/list-shadowing';
import { listPolicyTransitions } from '@/lib/store/policies/list-transitions';
import { readPlaceRules } from '@/lib/store/policies/read-place-rules';
import { listPointSightings } from '@/lib/store/points/list-point-sightings';
import { readScope } from '../read-scope';
import { readStrata } from '../review/read-strata';
import { countPolicyEvents, type PolicyEvents } from './count-policy-events';

const DAY_MS = 86_400_000;
/** How far back decisions are looked at for the age of a policy, in days. */
export const REACH_DAYS = 90;

export type KnownPolicies = {
  /** Everything that decides or was changed, but for bundles that only carry others of these. */
  names: string[];
  decided: Map<string, DecidedPolicy>;
  changed: Map<string, ChangedPolicy>;
  revisions: Map<string, RevisionRecord[]>;
  /** Names under which engines report bundles, with what these carry. */
  reporting: ReportingBundle[];
  /** The first UTC day whose decisions were looked at. */
  since: Date;
};

/** Every policy that is known to a reader of these zones (null is every zone), and from what. */
export async function readKnownPolicies(
  zones: readonly string[] | null,
  now: Date,
  days: number,
): Promise<KnownPolicies> {
  const since = new Date((Math.floor(now.getTime() / DAY_MS) - Math.max(REACH_DAYS, days + 1)) * DAY_MS);
  const [decidedRows, changedRows, records, reporting] = await Promise.all([
    listDecidedPolicies(since, zones),
    listChangedPolicyTimes(zones),
    listRevisions(null, zones),
    listReportingBundles(zones),
  ]);
  const decided = new Map(decidedRows.map((row) => [row.policy, row]));
  const changed = new Map(changedRows.map((row) => [row.policy, row]));
  const revisions = new Map<string, RevisionRecord[]>();
  for (const record of records) {
    const known = revisions.get(record.policy);
    if (known) known.push(record);
    else revisions.set(record.policy, [record]);
  }
  const bundles = new Set(
    [...decided.keys()].flatMap((name) => [
      ...listBundleNames(name).slice(1),
      ...namesCarrying(name, reporting),
    ]),
  );
  const names = [...new Set([...decided.keys(), ...changed.keys(), ...revisions.keys()])].filter(
    (name) => decided.has(name) || !bundles.has(name),
  );
  return { names: names.toSorted(), decided, changed, revisions, reporting, since };
}

export type PolicyContext = KnownPolicies & {
  window: Window;
  events: Map<string, PolicyEvents>;
  accuracy: Awaited<ReturnType<typeof readStrata>>['strata'];
  placementOf: (name: string) => PolicyPlacement | null;
  shadowed: Map<string, { by: string; denials: number }>;
  ownerOf: Map<string, string | null>;
};

/** Everything that the list of policies is made of, of a window and scope. */
export async function readPolicyFacts(
  actor: Actor,
  filter: ScopeFilter,
  unusedDays: number,
  now: Date,
): Promise<PolicyContext> {
  const { zones } = actor;
  const window = resolveWindow(filter, now);
  const scope = readScope(actor, filter);
  const [known, events, { strata }, rules, transitions, sightings, shadowing, inventory] = await Promise.all([
    readKnownPolicies(zones, now, unusedDays),
    countPolicyEvents(window, scope),
    readStrata(window, scope),
    readPlaceRules(now),
    listPolicyTransitions(now, zones),
    listPointSightings(null, zones),
    listShadowing(window, scope),
    listStoredZones(zones),
  ]);
  const placements = new Map(
    placePolicies(transitions, sightings, rules).map((placement) => [placement.policy, placement]),
  );
  return {
    ...known,
    window,
    events,
    accuracy: strata,
    placementOf: (name) => findPlacement(placements, name),
    shadowed: new Map(shadowing.map(({ policy, by, denials }) => [policy, { by, denials }])),
    ownerOf: new Map(inventory.map(({ slug, owner }) => [slug, owner ?? null])),
  };
}

/** A policy is rolled out by itself, with its bundle, or with what it carries. */
function findPlacement(
  placements: ReadonlyMap<string, PolicyPlacement>,
  name: string,
): PolicyPlacement | null {
  for (const each of listBundleNames(name)) {
    const placement = placements.get(each);
    if (placement) return placement;
  }
  const below = [...placements.values()].filter(({ policy }) => carries(name, policy));
  return below.length === 1 ? below[0]! : null;
}
