import type { Activation } from '../fold-activations';
import type { Phase } from './list-phases';

/** How a revision was taken back in an environment. */
export type Rollback = {
  /** When the earlier revision was in force there again; RFC 3339 UTC. */
  at: string;
  /** Who is named by the rollback, else by the activation; null where nobody is. */
  by: string | null;
  toRevision: string | null;
};

/** Reports of one rollback come within this time, in milliseconds. */
const TOGETHER_MS = 10 * 60_000;

/**
 * The rollback that ended a phase: an event that says so, or the activation of an older revision in its place.
 * Null where it lasts, or where a newer revision or a larger share followed. `steps` and `phases` are those of
 * the same policy, in order of time.
 */
export function findRollback(
  phase: Phase,
  steps: readonly Activation[],
  phases: readonly Phase[],
): Rollback | null {
  if (phase.until === null) return null;
  const touches = ({ environment }: { environment: string | null }) =>
    environment === null || environment === phase.environment || phase.environment === null;
  const end = steps.find((step) => step.occurredAt === phase.until && touches(step));
  if (!end) return null;
  const near = (at: string) => at >= phase.until! && Date.parse(at) - Date.parse(phase.until!) <= TOGETHER_MS;
  const returned = phases.find(
    (other) => other.isReturn && other.revision !== phase.revision && touches(other) && near(other.since),
  );
  const announced = steps.find(
    (step) => step.type === 'policy-rolled-back' && touches(step) && near(step.occurredAt),
  );
  if (end.type !== 'policy-rolled-back' && returned?.since !== end.occurredAt) return null;
  return {
    at: returned?.since ?? end.occurredAt,
    by: announced?.author ?? returned?.author ?? null,
    toRevision: returned?.revision ?? end.activates,
  };
}
