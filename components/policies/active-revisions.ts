import { formatRatio } from '@/components/format/format-ratio';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Step = PolicyDetail['activations'][number];

/** What is in force in an environment now; and the revision that a part of its traffic tries out, if any. */
export type ActiveRevision = {
  environment: string | null;
  /** Null where nothing but a canary was reported. */
  revision: string | null;
  /** `share` is that of the traffic, 0–1. */
  canary: { revision: string; share: number } | null;
};

/** What was put into force, wholly or for a share of the traffic. */
type Activation = Step & { activates: string };

const isActivation = (step: Step): step is Activation => step.activates !== null;

/**
 * The revision in force in each environment, by name. `activations` are latest first. A step that
 * names no environment holds for those that have no later one of their own.
 */
export function listActiveRevisions(activations: readonly Step[]): ActiveRevision[] {
  const places = [...new Set(activations.map(({ environment }) => environment))];
  const named = places.filter((place) => place !== null).toSorted();
  const shown: (string | null)[] = named.length > 0 ? named : places;
  return shown.flatMap((environment): ActiveRevision[] => {
    const steps = activations
      .filter(isActivation)
      .filter((step) => step.environment === environment || step.environment === null);
    const [latest] = steps;
    if (!latest) return [];
    const revision = steps.find((step) => canaryShareOf(step) === null)?.activates ?? null;
    const share = canaryShareOf(latest);
    return [{ environment, revision, canary: share === null ? null : { revision: latest.activates, share } }];
  });
}

const canaryShareOf = ({ canaryShare }: Step): number | null =>
  canaryShare !== null && canaryShare < 1 ? canaryShare : null;

/**
 * "v14 is in force in all 3 environments.", or which environments run which revision, when they differ; then the
 * canaries: "v15 is tried on 10.0 % of the traffic in aws." Null where nothing is known.
 */
export function describeActive(active: readonly ActiveRevision[]): string | null {
  const canaries = active.flatMap(({ canary, environment }) =>
    canary
      ? `${canary.revision} is tried on ${formatRatio(canary.share)} of the traffic${environment === null ? '' : ` in ${environment}`}.`
      : [],
  );
  return [describeWhole(active), ...canaries].filter(Boolean).join(' ') || null;
}

function describeWhole(active: readonly ActiveRevision[]): string | null {
  const revisions = [...new Set(active.flatMap(({ revision }) => revision ?? []))];
  const [only] = revisions;
  if (only === undefined) return null;
  const whole = active.filter(({ revision }) => revision !== null);
  const places = whole.flatMap(({ environment }) => environment ?? []);
  if (revisions.length === 1)
    return places.length === 0
      ? `${only} is in force.`
      : places.length === 1
        ? `${only} is in force in ${places[0]}.`
        : `${only} is in force in all ${places.length} environments.`;
  const parts = revisions.map((revision) => {
    const where = whole.filter((each) => each.revision === revision).map(({ environment }) => environment);
    return `${revision} in ${where.join(', ')}`;
  });
  return `Environments differ: ${parts.join('; ')}.`;
}
