import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { PolicyPoint, PolicyPoints } from '@/lib/domain/read-models/policy-points';
import type { Actor } from '@/lib/domain/roles';
import { carries, listBundleNames } from '@/lib/policy/bundle-names';
import {
  isPointRetired,
  placePolicy,
  type PlaceRules,
  type PolicyPlacement,
} from '@/lib/policy/place-policies';
import type { StandingPoint } from '@/lib/policy/stand-points';
import { readFreshness } from '@/lib/store/freshness/read-freshness';
import { listDecidingPolicies } from '@/lib/store/policies/list-policy-names';
import { listPolicyTransitions } from '@/lib/store/policies/list-transitions';
import { readPlaceRules } from '@/lib/store/policies/read-place-rules';
import { listPointSightings } from '@/lib/store/points/list-point-sightings';

const MINUTE = 60_000;
const MOST_POINTS = 500;

/**
 * Which revision of a policy is enforced where: at each point that was seen, and in each environment without any as it
 * was reported, with how long each is behind the newest. Nothing of a bundle whose policies are rolled out one by one. Throws `not-found` for a policy of which nothing is known.
 */
export async function getPolicyPoints(actor: Actor, policy: string, now: Date): Promise<PolicyPoints> {
  requirePermission(actor, 'policies:read');
  const { zones } = actor;
  const names = listBundleNames(policy);
  const [rules, transitions, sightings, deciding, freshness] = await Promise.all([
    readPlaceRules(now),
    listPolicyTransitions(now, zones),
    listPointSightings({ names, below: policy }, zones),
    listDecidingPolicies(zones),
    readFreshness(now),
  ]);
  const changes = transitions.filter((change) => names.includes(change.policy));
  if (changes.length === 0 && sightings.length === 0 && !deciding.some((name) => isRelated(name, policy)))
    throw new GatehouseError('not-found', `No policy named ${policy} is known.`, {
      remedy: 'Policies are known from their decisions and from change events. Look at the list of policies.',
    });
  // A bundle whose policies are activated by their own names is not rolled out as one: nothing is its newest.
  const isRolledOut = changes.length > 0 || !transitions.some((change) => carries(policy, change.policy));
  const placement = placePolicy(policy, changes, isRolledOut ? sightings : [], rules);
  const points = [
    ...placement.points.map((point) => describePoint(point, placement, rules)),
    ...describeEnvironments(placement, rules),
  ].toSorted(byInterest);
  const { newest } = placement;
  return {
    policyId: policy,
    newest: newest && { revision: newest.revision, since: timeOf(newest.since) },
    points: points.slice(0, MOST_POINTS),
    total: points.length,
    mismatches: placement.mismatches.map(({ environment, revision, startedAt }) => ({
      environment,
      revision,
      startedAt: timeOf(startedAt),
      reportedAfter: timeOf(startedAt + rules.mismatchMinutes * MINUTE),
    })),
    retireHours: rules.retireHours,
    freshness,
  };
}

const timeOf = (ms: number): string => new Date(ms).toISOString();

const isRelated = (name: string, policy: string): boolean => name === policy || name.startsWith(`${policy}/`);

function describePoint(point: StandingPoint, placement: PolicyPlacement, rules: PlaceRules): PolicyPoint {
  const { environment, kind, revision, since, sinceIs, lastSeen, sources } = point;
  const isRetired = isPointRetired(point, rules) || isQuiet(environment, rules);
  return {
    environment,
    kind,
    point: point.point,
    revision,
    since,
    sinceIs,
    lastSeen,
    sources,
    ...standOf({ environment, revision, seenAt: Date.parse(lastSeen), isRetired }, placement, rules),
  };
}

const isQuiet = (environment: string | null, { quiet }: PlaceRules): boolean =>
  environment !== null && quiet.has(environment);

/** What was seen before the newest came says nothing about now; a canary is not behind while it is tried out. */
function standOf(
  place: { environment: string | null; revision: string; seenAt: number; isRetired: boolean },
  { newest, standing: { canaries } }: PolicyPlacement,
  { now }: PlaceRules,
): Pick<PolicyPoint, 'standing' | 'behindSeconds'> {
  const { environment, revision, seenAt, isRetired } = place;
  const stands = (standing: PolicyPoint['standing']) => ({ standing, behindSeconds: null });
  if (isRetired) return stands('retired');
  if (!newest) return stands('unknown');
  if (revision === newest.revision) return stands('newest');
  if ((canaries.get(environment) ?? canaries.get(null))?.has(revision)) return stands('canary');
  if (seenAt < newest.since) return stands('unknown');
  return { standing: 'behind', behindSeconds: Math.max(0, now.getTime() - newest.since) / 1_000 };
}

/** Environments of which only activations tell. */
function describeEnvironments(placement: PolicyPlacement, rules: PlaceRules): PolicyPoint[] {
  const { standing, points } = placement;
  const seen = new Set(points.map(({ environment }) => environment));
  return [...standing.declared.values()]
    .filter(({ environment }) => !seen.has(environment) && (environment !== null || seen.size === 0))
    .map(({ environment, revision, at }) => ({
      environment,
      kind: null,
      point: null,
      revision,
      since: timeOf(at),
      sinceIs: 'activated' as const,
      lastSeen: null,
      sources: [],
      ...standOf(
        { environment, revision, seenAt: Infinity, isRetired: isQuiet(environment, rules) },
        placement,
        rules,
      ),
    }));
}

/** The furthest behind first, retired ones last, else by name. */
const byInterest = (one: PolicyPoint, other: PolicyPoint): number =>
  Number(one.standing === 'retired') - Number(other.standing === 'retired') ||
  (other.behindSeconds ?? -1) - (one.behindSeconds ?? -1) ||
  compare(one.environment ?? '', other.environment ?? '') ||
  compare(one.point ?? '', other.point ?? '');

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
