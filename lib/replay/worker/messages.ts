import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import type { RulesBySource } from '../engines/read-result';

/** What evaluates in a thread of its own. */
export type WorkerCandidate =
  | { engine: 'cedar'; files: Readonly<Record<string, string>> }
  | { engine: 'rego-wasm'; bundle: Uint8Array; entrypoint: string | null };

/** What a worker is started with. `progress` counts the decisions that it began and ended, seen from outside. */
export type WorkerSetup = {
  candidate: WorkerCandidate;
  mapping: InputMapping | null;
  rules: RulesBySource;
  progress: Int32Array<SharedArrayBuffer>;
};

/** What the app asks a worker for. */
export type WorkerRequest = { type: 'load' } | { type: 'evaluate'; decisions: readonly ReplayEvent[] };

/** What it answers; `refused` is the end of the candidate, at a decision where it came that far. */
export type WorkerAnswer =
  | { type: 'ready' }
  | { type: 'loaded' }
  | { type: 'evaluated'; outcomes: ReplayOutcome[] }
  | { type: 'refused'; message: string; index: number | null };
