import type { TalliedSubject } from '../tallied-subject';

/** A revision that became active; `policies` are further ones that a bundle of this name carries. */
export type ActivationMarker = {
  eventId: string;
  atMs: number;
  policy: string;
  policies: readonly string[];
  revision: string | null;
  /** Null where it is not told: it may be any. */
  environment: string | null;
};

/** Roll-ups tell of denials by the minute in which they began. */
const MINUTE_MS = 60_000;

/**
 * The last activation of a policy, or of a bundle that carries it, before its denials began (milliseconds since 1970); null
 * where none lies within the time that is asked about.
 */
export const findActivation = (
  activations: readonly ActivationMarker[],
  { subject: { policy }, environments }: TalliedSubject,
  sinceMs: number,
  withinMs: number,
): ActivationMarker | null =>
  policy === null
    ? null
    : (activations.findLast(
        (each) =>
          each.atMs >= sinceMs - withinMs &&
          each.atMs <= sinceMs + MINUTE_MS &&
          each.revision !== null &&
          (each.policy === policy ||
            policy.startsWith(`${each.policy}/`) ||
            each.policies.includes(policy)) &&
          (each.environment === null || environments.includes(each.environment) || environments.includes('')),
      ) ?? null);
