import type { ReplayColumns } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';

/** A candidate that is ready to decide. Throws `CandidateError` where it must not go on. */
export type Engine = { decide: (input: unknown, event: ReplayColumns) => ReplayOutcome };

/** The candidate cannot be used, or not any more: what happened, in a sentence for people. */
export class CandidateError extends Error {
  override readonly name = 'CandidateError';
}
