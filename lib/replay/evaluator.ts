import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';

/** Evaluates a candidate for stored decisions, wherever it runs. */
export type Evaluator = {
  /** One outcome for each decision, in their order. Throws `CandidateError` when the candidate must not go on. */
  evaluate: (decisions: readonly ReplayEvent[]) => Promise<ReplayOutcome[]>;
  /** Ends it, and takes away what it left anywhere. */
  close: () => Promise<void>;
};
