import type { StandingEnvironments } from './stand-environments';
import type { StandingPoint } from './stand-points';

/** The revision that was put in force last, and when it first was; milliseconds since 1970. */
export type Newest = { revision: string; since: number };

/** An environment that runs another revision than the newest. */
export type Mismatch = {
  environment: string;
  /** What it runs instead. */
  revision: string;
  startedAt: number;
  /** Whether it is told by an activation that stands, or was seen within the bound: enough to report it. */
  isEvident: boolean;
  zones: string[];
};

export type Placement = {
  newest: Newest | null;
  mismatches: Mismatch[];
  /** Environments that count and run the newest, or of which nothing else is known. */
  agreeing: string[];
};

/**
 * The newest revision and the environments that run another one. Newest is what came into force last anywhere, so after
 * a rollback it is the old one; it is the newest since the first environment had it. What points were seen to run
 * since then says more than what was reported of their environment; points that nothing was heard of since say nothing.
 * `isRetired` tells which environments and points (by when they were last seen) count no more.
 */
export function findMismatches(
  standing: StandingEnvironments,
  points: readonly StandingPoint[],
  {
    evidentSince,
    isRetired,
    isPointRetired,
  }: {
    /** A point that was not seen since then is no evidence of its own, in milliseconds since 1970. */
    evidentSince: number;
    isRetired: (environment: string) => boolean;
    isPointRetired: (point: StandingPoint) => boolean;
  },
): Placement {
  const alive = points.filter(
    (point) =>
      point.environment !== null &&
      !isRetired(point.environment) &&
      !isPointRetired(point) &&
      !isSuperseded(point, standing),
  );
  const newest = findNewest(standing, alive, isRetired);
  if (!newest) return { newest, mismatches: [], agreeing: [] };
  const environments = new Set([
    ...[...standing.declared.keys()].filter((name) => name !== null && !isRetired(name)),
    ...alive.map(({ environment }) => environment),
  ] as string[]);
  const mismatches: Mismatch[] = [];
  const agreeing: string[] = [];
  for (const environment of [...environments].toSorted()) {
    const mismatch = judge(environment, newest, standing, alive, evidentSince);
    if (mismatch) mismatches.push(mismatch);
    else agreeing.push(environment);
  }
  return { newest, mismatches, agreeing };
}

/** What was reported in force in an environment, else everywhere. */
const declaredIn = ({ declared }: StandingEnvironments, environment: string | null) =>
  declared.get(environment) ?? declared.get(null);

/** An activation that was reported after a point was last seen says more than the point. */
const isSuperseded = (point: StandingPoint, standing: StandingEnvironments): boolean =>
  (declaredIn(standing, point.environment)?.at ?? -Infinity) > Date.parse(point.lastSeen);

/**
 * Of activations: what came last, since the run of it began. What no activation ever told of is newer where it was
 * first seen after all of them.
 */
function findNewest(
  { steps, canaries }: StandingEnvironments,
  points: readonly StandingPoint[],
  isRetired: (environment: string) => boolean,
): Newest | null {
  const counted = steps.filter(({ environment }) => environment === null || !isRetired(environment));
  const last = counted.at(-1);
  const run = last && counted.slice(counted.findLastIndex(({ revision }) => revision !== last.revision) + 1);
  const declared: Newest | null = run ? { revision: run[0]!.revision, since: run[0]!.at } : null;
  const told = new Set([
    ...steps.map(({ revision }) => revision),
    ...[...canaries.values()].flatMap((revisions) => [...revisions]),
  ]);
  const seen = findLatestSeen(points.filter(({ revision }) => !told.has(revision)));
  return seen && seen.since > (last?.at ?? -Infinity) ? seen : declared;
}

/** The revision whose first sighting anywhere is the latest. Returning to an old one is no first sighting. */
function findLatestSeen(points: readonly StandingPoint[]): Newest | null {
  const seen = new Map<string, number>();
  for (const { revision, since, sinceIs } of points) {
    if (sinceIs === 'seen-after-another') continue;
    const at = Date.parse(since);
    seen.set(revision, Math.min(seen.get(revision) ?? at, at));
  }
  const [latest] = [...seen].toSorted(
    ([one, early], [other, late]) => late - early || (one < other ? 1 : -1),
  );
  return latest ? { revision: latest[0], since: latest[1] } : null;
}

function judge(
  environment: string,
  newest: Newest,
  standing: StandingEnvironments,
  alive: readonly StandingPoint[],
  evidentSince: number,
): Mismatch | null {
  const heard = alive.filter(
    (point) => point.environment === environment && Date.parse(point.lastSeen) >= newest.since,
  );
  const canaries = standing.canaries.get(environment) ?? standing.canaries.get(null);
  const differing = heard.filter(({ revision }) => revision !== newest.revision && !canaries?.has(revision));
  const declared = declaredIn(standing, environment);
  if (heard.length === 0) {
    if (!declared || declared.revision === newest.revision) return null;
    const { revision, at } = declared;
    return { environment, revision, startedAt: Math.max(newest.since, at), isEvident: true, zones: [] };
  }
  if (differing.length === 0) return null;
  const since = Math.min(...differing.map((point) => Date.parse(point.since)));
  return {
    environment,
    revision: mostCommon(differing.map(({ revision }) => revision)),
    startedAt: Math.max(newest.since, since),
    isEvident: differing.some(({ lastSeen }) => Date.parse(lastSeen) >= evidentSince),
    zones: [...new Set(differing.flatMap(({ zones }) => zones))].toSorted(),
  };
}

function mostCommon(revisions: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const revision of revisions) counts.set(revision, (counts.get(revision) ?? 0) + 1);
  return [...counts].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))[0]![0];
}
