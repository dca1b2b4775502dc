import type { Activation } from '../fold-activations';

/** A time in which a revision was in force in an environment with one share of its traffic. */
export type Phase = {
  /** The event that began it. */
  eventId: string;
  revision: string;
  replaces: string | null;
  /** Null for everywhere. */
  environment: string | null;
  /** RFC 3339 UTC with six digits. */
  since: string;
  /** Null while it lasts. */
  until: string | null;
  /** Share of the traffic, below 1; null for all of it. */
  canaryShare: number | null;
  /** It went back to a revision that is older than the one it replaces. */
  isReturn: boolean;
  author: string | null;
};

/** A rollback and the engines' reports of what it brought back come within this time, in milliseconds. */
const TOGETHER_MS = 10 * 60_000;

/**
 * The phases of a policy or bundle, in order of time. `steps` are its folded activations. A rollback begins a
 * phase of its own only where no engine says what it activated instead.
 */
export function listPhases(steps: readonly Activation[]): Phase[] {
  const firstSeen = new Map<string, number>();
  steps.forEach(({ activates, replaces }, index) => {
    // What a step replaced was there before it, although nobody told.
    if (replaces !== null && !firstSeen.has(replaces)) firstSeen.set(replaces, index - 0.5);
    if (activates !== null && !firstSeen.has(activates)) firstSeen.set(activates, index);
  });
  const isOlder = (revision: string, than: string | null) =>
    than !== null && revision !== than && firstSeen.get(revision)! < firstSeen.get(than)!;

  return steps.flatMap((step, index): Phase[] => {
    const { activates, environment } = step;
    if (activates === null || (step.type !== 'policy-activated' && isConfirmed(steps, index))) return [];
    const end = steps.slice(index + 1).find((later) => ends(later, step));
    return [
      {
        eventId: step.eventId,
        revision: activates,
        replaces: step.replaces,
        environment,
        since: step.occurredAt,
        until: end?.occurredAt ?? null,
        canaryShare: shareOf(step),
        isReturn: isOlder(activates, step.replaces) || followsRollback(steps, index),
        author: step.author,
      },
    ];
  });
}

const shareOf = ({ canaryShare }: Activation): number | null =>
  canaryShare !== null && canaryShare < 1 ? canaryShare : null;

/** A step of the same revision with the same share goes on with what is there. */
const ends = (later: Activation, step: Activation): boolean =>
  (later.environment === step.environment || later.environment === null) &&
  (later.activates !== step.activates || shareOf(later) !== shareOf(step));

/** Whether it is what a rollback just brought back, also where nobody told of that revision before. */
function followsRollback(steps: readonly Activation[], index: number): boolean {
  const { activates, environment, occurredAt } = steps[index]!;
  return steps
    .slice(0, index)
    .some(
      (earlier) =>
        earlier.type === 'policy-rolled-back' &&
        earlier.replaces !== activates &&
        (earlier.environment === null || earlier.environment === environment) &&
        Date.parse(occurredAt) - Date.parse(earlier.occurredAt) <= TOGETHER_MS,
    );
}

const isConfirmed = (steps: readonly Activation[], index: number): boolean => {
  const { activates, occurredAt } = steps[index]!;
  return steps
    .slice(index + 1)
    .some(
      (later) =>
        later.type === 'policy-activated' &&
        later.activates === activates &&
        Date.parse(later.occurredAt) - Date.parse(occurredAt) <= TOGETHER_MS,
    );
};
