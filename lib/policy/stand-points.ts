/** A revision of a policy or bundle as it was seen at a point; times are RFC 3339 UTC with six digits. */
export type PointSighting = {
  policy: string;
  /** Empty where none is told. */
  environment: string;
  kind: 'instance' | 'service';
  point: string;
  revision: string;
  source: string;
  zone: string;
  firstSeen: string;
  lastSeen: string;
  /** The last activation that was reported. */
  activatedAt: string | null;
  /** When the instance last reported anything at all; null where it does not. */
  reportedAt: string | null;
};

/** What runs at an enforcement point now. */
export type StandingPoint = {
  environment: string | null;
  kind: 'instance' | 'service';
  point: string;
  revision: string;
  since: string;
  /** `seen-after-another`: another revision was seen until then, so it is the earliest that it can be. */
  sinceIs: 'activated' | 'first-seen' | 'seen-after-another';
  lastSeen: string;
  sources: string[];
  zones: string[];
};

/**
 * What runs at each point now: the revision that was seen there last, under whichever name of the policy and its
 * bundles. It runs since its first sighting, or where another was seen in between, since its last activation, else
 * since that other was seen last.
 */
export function standPoints(sightings: readonly PointSighting[]): StandingPoint[] {
  const points = new Map<string, PointSighting[]>();
  for (const sighting of sightings) {
    const key = JSON.stringify([sighting.environment, sighting.kind, sighting.point]);
    const known = points.get(key);
    if (known) known.push(sighting);
    else points.set(key, [sighting]);
  }
  return [...points.values()].map(standPoint);
}

type Seen = { revision: string; first: string; last: string; activated: string | null };

function standPoint(sightings: readonly PointSighting[]): StandingPoint {
  const { environment, kind, point } = sightings[0]!;
  const [current, ...others] = gatherRevisions(sightings).toSorted(byLastSeen) as [Seen, ...Seen[]];
  const othersLast = maxOf(others.map(({ last }) => last));
  return {
    environment: environment || null,
    kind,
    point,
    revision: current.revision,
    ...sinceOf(current, othersLast),
    lastSeen: maxOf(sightings.flatMap(({ lastSeen, reportedAt }) => [lastSeen, reportedAt ?? lastSeen]))!,
    sources: [...new Set(sightings.map(({ source }) => source))].toSorted(),
    zones: [...new Set(sightings.map(({ zone }) => zone))].toSorted(),
  };
}

function sinceOf(
  { first, activated }: Seen,
  othersLast: string | null,
): Pick<StandingPoint, 'since' | 'sinceIs'> {
  const isAfter = othersLast === null || first > othersLast;
  if (isAfter) return { since: first, sinceIs: activated === null ? 'first-seen' : 'activated' };
  if (activated !== null && activated >= othersLast) return { since: activated, sinceIs: 'activated' };
  return { since: othersLast, sinceIs: 'seen-after-another' };
}

function gatherRevisions(sightings: readonly PointSighting[]): Seen[] {
  const seen = new Map<string, Seen>();
  for (const { revision, firstSeen, lastSeen, activatedAt } of sightings) {
    const known = seen.get(revision);
    seen.set(revision, {
      revision,
      first: known && known.first < firstSeen ? known.first : firstSeen,
      last: known && known.last > lastSeen ? known.last : lastSeen,
      activated: maxOf([known?.activated ?? null, activatedAt].filter((at) => at !== null)),
    });
  }
  return [...seen.values()];
}

/** Last seen first; of those seen at the same time, what was activated last, then what is newer here. */
const byLastSeen = (one: Seen, other: Seen): number =>
  compare(other.last, one.last) ||
  compare(other.activated ?? '', one.activated ?? '') ||
  compare(other.first, one.first) ||
  compare(other.revision, one.revision);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const maxOf = (times: readonly string[]): string | null =>
  times.reduce<string | null>((max, time) => (max === null || time > max ? time : max), null);
