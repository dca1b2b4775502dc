import type { ReviewEvidence, ReviewVerdict } from '@/lib/domain/read-models/activation-reviews';
import type { Phase } from './list-phases';

/** A phase and what its reviews came to. */
export type JudgedPhase = Phase & { verdict: ReviewVerdict };

export type Proposal = {
  toRevision: string;
  because: 'fine' | 'replaced';
  environments: string[];
  denialsPerHour: { expected: number; low: number; high: number } | null;
};

const HOUR_MINUTES = 60;

/**
 * What to go back to from a regression: the last revision before it in its environment that was reviewed as
 * fine, else the one that it replaced; null where neither is known. `phases` are those of its policy in order
 * of time; `minutes` of the evidence are the time in which its decisions were counted.
 */
export function proposeRollback(
  phase: Phase,
  phases: readonly JudgedPhase[],
  { denials, minutes }: Pick<ReviewEvidence, 'denials' | 'minutes'>,
): Proposal | null {
  const fine = phases.findLast(
    (other) =>
      other.since < phase.since &&
      other.revision !== phase.revision &&
      other.canaryShare === null &&
      other.verdict === 'fine' &&
      (other.environment === phase.environment || other.environment === null),
  );
  const toRevision = fine?.revision ?? phase.replaces;
  if (toRevision === null) return null;
  const inForce = phases.filter(({ revision, until }) => revision === phase.revision && until === null);
  return {
    toRevision,
    because: fine ? 'fine' : 'replaced',
    environments: [...new Set(inForce.flatMap(({ environment }) => environment ?? []))].toSorted(),
    denialsPerHour: reckonDenials(denials, minutes),
  };
}

/** The difference of the shares, of the decisions of an hour like those that were counted. */
function reckonDenials(
  { difference, low, high, after }: ReviewEvidence['denials'],
  minutes: number,
): Proposal['denialsPerHour'] {
  if (difference === null || low === null || high === null) return null;
  const anHour = (after.total * HOUR_MINUTES) / minutes;
  return {
    expected: Math.max(0, difference * anHour),
    low: Math.max(0, low * anHour),
    high: Math.max(0, high * anHour),
  };
}
