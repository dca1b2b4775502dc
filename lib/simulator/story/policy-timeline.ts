import type { Policy, PolicyFiles, Traits } from '../policies/policy';
import type { Random } from '../random';

export type PolicyRevision = {
  number: number;
  /** As bundles and change events name it, such as `v14-3f9c2ab`. */
  id: string;
  commit: string;
  author: string;
  message: string;
  url: string;
  files: PolicyFiles;
  traits: Traits;
  /** Traits of the revision that people meant; differs from `traits` where one was rolled back. */
  intended: Traits;
};

/** From `at` on, `share` of the traffic of an environment is decided by the revision. */
export type Activation = { at: number; revision: PolicyRevision; share: number };

export type PolicyTimeline = {
  policy: Policy;
  /** By environment, in time order; the first is in force before its time too. */
  activations: ReadonlyMap<string, readonly Activation[]>;
};

/** The revision that decides one request; draws where a canary shares the traffic. */
export function drawRevision(
  timeline: PolicyTimeline,
  environment: string,
  at: number,
  random: Random,
): PolicyRevision {
  const activations = timeline.activations.get(environment);
  if (!activations) throw new Error(`${timeline.policy.path} was never activated in ${environment}`);
  for (let i = activations.length - 1; i > 0; i--) {
    const activation = activations[i]!;
    if (activation.at > at) continue;
    if (activation.share === 1 || random.chance(activation.share)) return activation.revision;
  }
  return activations[0]!.revision;
}

/** The last activation at or before a time; the first where the time is earlier than all. */
export function findActivation(timeline: PolicyTimeline, environment: string, at: number): Activation | null {
  const activations = timeline.activations.get(environment);
  if (!activations) return null;
  return activations.findLast((activation) => activation.at <= at) ?? activations[0]!;
}
