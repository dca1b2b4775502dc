import { sortChanges, type PolicyChange } from './policy-change';

/** A change of what is in force somewhere. */
export type Activation = PolicyChange & {
  /** The revision in force after it: of a rollback, the one it returned to. Null when unknown. */
  activates: string | null;
  /** The revision in force before it. */
  replaces: string | null;
  /** How many reports it stands for: engines report each instance, and again after a restart. */
  reports: number;
};

/** What is in force in one environment: `before` is the revision before `active`. */
type Place = { active: string | null; before: string | null; latest: Activation | null };
type Places = Map<string, Place>;

const NOWHERE: Place = { active: null, before: null, latest: null };

/** The name of the place for what is reported without an environment: it holds everywhere. */
const EVERYWHERE = '';

/**
 * Folds the reports of a policy's activations and rollbacks into the steps they describe, in order
 * of time and by environment. Repeated reports of what is in force already become one step. A
 * rollback may name the revision it takes back or the one it returns to; both are understood.
 */
export function foldActivations(changes: readonly PolicyChange[], policy: string): Activation[] {
  const places: Places = new Map();
  const steps: Activation[] = [];
  for (const change of sortChanges(changes, policy)) {
    if (change.type === 'policy-rolled-back') steps.push(rollBack(places, change));
    else if (change.type === 'policy-activated' && change.revision !== null) {
      const { latest } = placeOf(places, change);
      if (latest && isRepeat(latest, change, policy)) addReport(latest, change);
      else steps.push(activate(places, change, change.revision));
    }
  }
  return steps;
}

/** What was reported for everywhere holds in environments that are first heard of later. */
const placeOf = (places: Places, { environment }: PolicyChange): Place =>
  places.get(environment ?? EVERYWHERE) ?? places.get(EVERYWHERE) ?? NOWHERE;

/** The environments that a change is about. */
const touchedBy = (places: Places, { environment }: PolicyChange): string[] =>
  environment === null ? [...new Set([EVERYWHERE, ...places.keys()])] : [environment];

function activate(places: Places, change: PolicyChange, revision: string): Activation {
  const { active, before } = placeOf(places, change);
  const replaces = active === revision ? before : active;
  const step: Activation = { ...change, activates: revision, replaces, reports: 1 };
  for (const name of touchedBy(places, change)) {
    const place = places.get(name) ?? placeOf(places, change);
    places.set(name, {
      active: revision,
      before: place.active === revision ? place.before : place.active,
      latest: step,
    });
  }
  return step;
}

function rollBack(places: Places, change: PolicyChange): Activation {
  const touched = touchedBy(places, change).map((name) => ({
    name,
    place: places.get(name) ?? placeOf(places, change),
  }));
  const takenBack = touched.filter(({ place }) => place.active !== null && place.active === change.revision);
  // Where the named revision is in force, it is taken back; else it is the one returned to.
  const namesOld = takenBack.length > 0 || change.revision === null;
  const affected = namesOld && change.revision !== null ? takenBack : touched;
  const known = affected.filter(({ place }) => place.active !== null);
  for (const { name, place } of known)
    places.set(name, {
      active: namesOld ? place.before : change.revision,
      before: place.active,
      latest: null,
    });
  const example = known[0]?.place;
  return {
    ...change,
    activates: example ? (namesOld ? example.before : change.revision) : null,
    replaces: example?.active ?? null,
    reports: 1,
  };
}

/** A bundle's report does not know of canaries; the policy's own says when the share grows. */
const isRepeat = (latest: Activation, change: PolicyChange, policy: string): boolean =>
  latest.environment === change.environment &&
  latest.revision === change.revision &&
  (change.policy !== policy || (latest.canaryShare ?? 1) === (change.canaryShare ?? 1));

function addReport(step: Activation, { author, message, url }: PolicyChange): void {
  step.reports += 1;
  step.author ??= author;
  step.message ??= message;
  step.url ??= url;
}
