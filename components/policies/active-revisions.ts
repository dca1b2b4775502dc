import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Step = PolicyDetail['activations'][number];

/** What is in force in an environment now. */
export type ActiveRevision = {
  environment: string | null;
  revision: string;
  since: string;
  replaces: string | null;
  canaryShare: number | null;
  author: string | null;
};

/**
 * The revision in force in each environment, by name. `activations` are latest first. A step that
 * names no environment holds for those that have no later one of their own.
 */
export function listActiveRevisions(activations: readonly Step[]): ActiveRevision[] {
  const places = [...new Set(activations.map(({ environment }) => environment))];
  const named = places.filter((place) => place !== null).toSorted();
  const shown: (string | null)[] = named.length > 0 ? named : places;
  return shown.flatMap((environment): ActiveRevision[] => {
    const step = activations.find(
      (each) => each.activates !== null && (each.environment === environment || each.environment === null),
    );
    if (!step) return [];
    const { activates, at, replaces, canaryShare, author } = step;
    return [{ environment, revision: activates!, since: at, replaces, canaryShare, author }];
  });
}

/** "v14 is in force in 3 environments." or which environments run which revision, when they differ. */
export function describeActive(active: readonly ActiveRevision[]): string | null {
  const revisions = [...new Set(active.map(({ revision }) => revision))];
  const [only] = revisions;
  if (only === undefined) return null;
  const places = active.flatMap(({ environment }) => environment ?? []);
  if (revisions.length === 1)
    return places.length === 0
      ? `${only} is in force.`
      : places.length === 1
        ? `${only} is in force in ${places[0]}.`
        : `${only} is in force in all ${places.length} environments.`;
  const parts = revisions.map((revision) => {
    const where = active.filter((each) => each.revision === revision).map(({ environment }) => environment);
    return `${revision} in ${where.join(', ')}`;
  });
  return `Environments differ: ${parts.join('; ')}.`;
}
