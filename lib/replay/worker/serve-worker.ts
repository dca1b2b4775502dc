import { parentPort, workerData } from 'node:worker_threads';
import { makeInputs } from '@/lib/policy/replay/make-input';
import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import type { ReplayOutcome } from '@/lib/policy/replay/replay-outcome';
import { CandidateError, type Engine } from '../engine';
import { openCedar } from '../engines/cedar/cedar-engine';
import { openRegoWasm } from '../engines/rego-wasm/rego-wasm-engine';
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from './messages';

// What runs in the worker thread: one candidate, asked batch by batch.
const port = parentPort!;
const setup = workerData as WorkerSetup;
const answer = (message: WorkerAnswer) => port.postMessage(message);

// A policy may print as it likes, which nobody reads.
Object.assign(globalThis.console, { log: () => undefined, error: () => undefined });
const openEngine = async ({ candidate, rules }: WorkerSetup): Promise<Engine> =>
  candidate.engine === 'cedar' ? openCedar(candidate.files) : openRegoWasm({ ...candidate, rules });

let evaluate: ((decision: ReplayEvent) => ReplayOutcome) | null = null;

async function load(): Promise<void> {
  const engine = await openEngine(setup);
  const toInput = makeInputs(setup.candidate.engine, setup.mapping);
  evaluate = (decision) => {
    const made = toInput(decision);
    return 'notReplayable' in made ? made : engine.decide(made.input, decision.event);
  };
}

async function serve(request: WorkerRequest): Promise<void> {
  let index: number | null = null;
  try {
    if (request.type === 'load') {
      await load();
      return answer({ type: 'loaded' });
    }
    const outcomes: ReplayOutcome[] = [];
    for (const [place, decision] of request.decisions.entries()) {
      index = place;
      outcomes.push(evaluate!(decision));
      Atomics.add(setup.progress, 0, 1);
    }
    return answer({ type: 'evaluated', outcomes });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const known = error instanceof CandidateError || index === null;
    answer({ type: 'refused', message: known ? message : `The candidate failed: ${message}`, index });
  }
}

port.on('message', (request: WorkerRequest) => void serve(request));
answer({ type: 'ready' });
