import type { Activation } from './fold-activations';

/** A stretch of time in which a revision was in force in an environment; times are RFC 3339 UTC. */
export type Stretch = {
  environment: string | null;
  since: string;
  /** Null while it is still in force. */
  until: string | null;
  /** Share of the traffic at the end of the stretch; null for all of it. */
  canaryShare: number | null;
};

/** When and where a revision was in force, latest first. `steps` are in order of time. */
export function listStretches(steps: readonly Activation[], revision: string): Stretch[] {
  const open = new Map<string | null, Stretch>();
  const stretches: Stretch[] = [];
  for (const { environment, activates, occurredAt, canaryShare } of steps) {
    const ended = environment === null ? [...open.keys()] : [environment];
    if (activates === revision) {
      const stretch = open.get(environment);
      if (stretch) stretch.canaryShare = canaryShare;
      else {
        const begun = { environment, since: occurredAt, until: null, canaryShare };
        open.set(environment, begun);
        stretches.push(begun);
      }
    } else {
      for (const place of ended) {
        const stretch = open.get(place);
        if (stretch) stretch.until = occurredAt;
        open.delete(place);
      }
    }
  }
  return stretches.toReversed();
}
