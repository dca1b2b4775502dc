import { findMismatches, type Placement } from './find-mismatches';
import { foldActivations } from './fold-activations';
import { groupUnits } from './group-units';
import type { PolicyChange } from './policy-change';
import { standEnvironments, type StandingEnvironments } from './stand-environments';
import { standPoints, type PointSighting, type StandingPoint } from './stand-points';

export type PlaceRules = {
  now: Date;
  mismatchMinutes: number;
  canaryHours: number;
  retireHours: number;
  /** Environments that count no more. */
  quiet: ReadonlySet<string>;
};

export type PolicyPlacement = Placement & {
  policy: string;
  points: StandingPoint[];
  standing: StandingEnvironments;
};

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Whether a point was not seen for so long that it counts no more. */
export const isPointRetired = ({ lastSeen }: StandingPoint, { now, retireHours }: PlaceRules): boolean =>
  now.getTime() - Date.parse(lastSeen) > retireHours * HOUR;

/** What runs where of one policy or bundle, and which environments run another revision than the newest. */
export function placePolicy(
  policy: string,
  changes: readonly PolicyChange[],
  sightings: readonly PointSighting[],
  rules: PlaceRules,
): PolicyPlacement {
  const now = rules.now.getTime();
  const standing = standEnvironments(foldActivations(changes, policy), {
    canaryMs: rules.canaryHours * HOUR,
    now,
  });
  const points = standPoints(sightings);
  return {
    policy,
    points,
    standing,
    ...findMismatches(standing, points, {
      evidentSince: now - rules.mismatchMinutes * MINUTE,
      isRetired: (environment) => rules.quiet.has(environment),
      isPointRetired: (point) => isPointRetired(point, rules),
    }),
  };
}

/** The same of everything that is rolled out as one, by name. */
export const placePolicies = (
  changes: readonly PolicyChange[],
  sightings: readonly PointSighting[],
  rules: PlaceRules,
): PolicyPlacement[] =>
  groupUnits(changes, sightings).map((unit) => placePolicy(unit.name, unit.changes, unit.sightings, rules));
