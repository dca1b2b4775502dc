import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import type { WorkerSetup } from '../worker/messages';

/** What the app asks the process of a candidate for, one after the other. */
export type ProcessRequest =
  | { type: 'open'; setup: Omit<WorkerSetup, 'progress'>; niceness: number }
  | { type: 'evaluate'; decisions: readonly ReplayEvent[] };

/** What it answers; `refused` is the end of the candidate, `broken` that of the process. */
export type ProcessAnswer =
  | { type: 'opened' }
  | { type: 'evaluated'; outcomes: ReplayOutcome[] }
  | { type: 'refused'; message: string }
  | { type: 'broken'; message: string };
