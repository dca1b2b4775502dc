import type { Activation } from './fold-activations';

/** A revision that came into force in an environment; times are milliseconds since 1970. */
export type EffectiveStep = { environment: string | null; revision: string; at: number };

export type StandingEnvironments = {
  /** What is in force in each environment as activations tell, canaries aside; null is everywhere. */
  declared: Map<string | null, EffectiveStep>;
  /** Revisions that canaries try out in an environment. */
  canaries: Map<string | null, Set<string>>;
  /** Everything that came into force, in order of time. */
  steps: EffectiveStep[];
};

type Stretch = EffectiveStep & { share: number; end: number };

/**
 * What activations and rollbacks put in force in each environment. A canary (a share of the traffic below 1) counts as
 * in force only once it has lasted for `canaryMs`, from then on. `activations` are in order of time.
 */
export function standEnvironments(
  activations: readonly Activation[],
  { canaryMs, now }: { canaryMs: number; now: number },
): StandingEnvironments {
  const named = [...new Set(activations.map(({ environment }) => environment))].filter(
    (name) => name !== null,
  );
  const places: (string | null)[] = named.length > 0 ? named : [null];
  const standing: StandingEnvironments = { declared: new Map(), canaries: new Map(), steps: [] };
  for (const environment of places) {
    const stretches = listStretches(activations, environment, now);
    for (const stretch of stretches) {
      const isCanary = stretch.share < 1;
      if (isCanary && stretch.end - stretch.at < canaryMs) {
        if (stretch === stretches.at(-1)) standing.canaries.set(environment, new Set([stretch.revision]));
        continue;
      }
      const { revision } = stretch;
      const step = { environment, revision, at: isCanary ? stretch.at + canaryMs : stretch.at };
      standing.declared.set(environment, step);
      standing.steps.push(step);
    }
  }
  standing.steps.sort((one, other) => one.at - other.at);
  return standing;
}

/** The stretches of time of an environment, each with one revision, as a canary or wholly. */
function listStretches(
  activations: readonly Activation[],
  environment: string | null,
  now: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { environment: place, activates, occurredAt, canaryShare } of activations) {
    if (activates === null || (place !== environment && place !== null)) continue;
    const at = Date.parse(occurredAt);
    const share = canaryShare ?? 1;
    const last = stretches.at(-1);
    if (last && last.revision === activates && last.share < 1 === share < 1) {
      last.share = share;
      continue;
    }
    if (last) last.end = at;
    stretches.push({ environment, revision: activates, at, share, end: now });
  }
  return stretches;
}
