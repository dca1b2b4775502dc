import { carries, listBundleNames } from '../bundle-names';
import { foldActivations, type Activation } from '../fold-activations';
import type { PolicyChange } from '../policy-change';
import { listPhases, type Phase } from './list-phases';

/** A policy or bundle with the activations that were reported under its own name. */
export type ReviewedPolicy = { policy: string; steps: Activation[]; phases: Phase[] };

/** An engine reports its bundle within this time of what the pipeline says of a policy in it. */
const TOGETHER_MS = 10 * 60_000;

/**
 * The policies and bundles that changes tell of, each with its phases in order of time. Where a policy's own
 * event and the bundle's tell of the same activation, it is the policy's.
 */
export function listReviewedPolicies(changes: readonly PolicyChange[]): ReviewedPolicy[] {
  const names = new Set(changes.flatMap(({ type, policy }) => (type === 'policy-activated' ? policy : [])));
  const all = [...names].toSorted().map((policy): ReviewedPolicy => {
    const bundles = new Set(listBundleNames(policy));
    const steps = foldActivations(
      changes.filter(
        (change) =>
          change.policy === policy || (change.type === 'policy-rolled-back' && bundles.has(change.policy)),
      ),
      policy,
    );
    return { policy, steps, phases: listPhases(steps) };
  });
  return all.map((bundle) => {
    const carried = all.filter(({ policy }) => carries(bundle.policy, policy));
    const isToldTwice = (phase: Phase) =>
      carried.some(({ phases }) => phases.some((own) => isSame(own, phase)));
    return { ...bundle, phases: bundle.phases.filter((phase) => !isToldTwice(phase)) };
  });
}

const isSame = (one: Phase, other: Phase): boolean =>
  one.revision === other.revision &&
  one.environment === other.environment &&
  Math.abs(Date.parse(one.since) - Date.parse(other.since)) <= TOGETHER_MS;

/** The phase of another revision that came before one in its environment; null where nobody told of one. */
export const findPhaseBefore = (phases: readonly Phase[], phase: Phase): Phase | null =>
  phases.findLast(
    (other) =>
      other.since < phase.since &&
      other.revision !== phase.revision &&
      (other.environment === phase.environment || other.environment === null),
  ) ?? null;
