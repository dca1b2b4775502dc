import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReplayEvent } from '@/lib/policy/replay/replay-event';
import { CandidateError } from '../engine';
import type { Evaluator } from '../evaluator';
import type { WorkerAnswer, WorkerRequest, WorkerSetup } from './messages';

/** Its own code, before any candidate: a busy machine may take long. */
const STARTED_WITHIN_MS = 60_000;
const LOADED_WITHIN_MS = 10_000;
const DECIDED_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 200;
const HEAP_MB = 256;
/** Sent at once: small enough that the app never waits for the copy. */
const BATCH = 250;

/**
 * Starts a thread for one candidate and loads it there. Its memory is bounded, and when it does not answer in time
 * it is ended. Throws `CandidateError` when the candidate cannot be loaded.
 */
export async function openInWorker(setup: Omit<WorkerSetup, 'progress'>): Promise<Evaluator> {
  const thread = new CandidateThread(setup);
  try {
    await thread.start();
  } catch (error) {
    await thread.end();
    throw error;
  }
  return {
    evaluate: async (decisions) => {
      const outcomes = [];
      for (let from = 0; from < decisions.length; from += BATCH)
        outcomes.push(...(await thread.evaluate(decisions.slice(from, from + BATCH))));
      return outcomes;
    },
    close: () => thread.end(),
  };
}

/**
 * The worker's own code in the folder of the sources, where Gatehouse always runs. Put together here and now, so
 * that no bundler follows it: it is loaded by Node itself.
 */
const findEntry = (): string =>
  ['lib', 'replay', 'worker', 'start-worker.cjs'].reduce((folder, name) => join(folder, name), process.cwd());

class CandidateThread {
  readonly #progress = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  #waiting: { done: (answer: WorkerAnswer) => void; failed: (error: Error) => void } | null = null;
  #ended: Error | null = null;

  constructor(setup: Omit<WorkerSetup, 'progress'>) {
    this.#worker = new Worker(/* turbopackIgnore: true */ findEntry(), {
      workerData: { ...setup, progress: this.#progress } satisfies WorkerSetup,
      // Nothing of the app's: neither its secrets nor what it was started with.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
    });
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    this.#worker.on('message', (answer: WorkerAnswer) => this.#waiting?.done(answer));
    this.#worker.on('error', (error: Error & { code?: string }) =>
      this.#fail(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new CandidateError(`The candidate used more than the ${HEAP_MB} MB of memory that it may have.`)
          : new CandidateError(`The candidate ended its thread: ${error.message}`),
      ),
    );
    this.#worker.on('exit', () => this.#fail(new CandidateError('The candidate ended its thread.')));
    this.#worker.unref();
  }

  async start(): Promise<void> {
    await this.#waitFor(
      'ready',
      STARTED_WITHIN_MS,
      () => new Error('The thread of a candidate did not start.'),
    );
    await this.#ask({ type: 'load' }, 'loaded', LOADED_WITHIN_MS, () => 'The candidate could not be read');
  }

  async evaluate(decisions: readonly ReplayEvent[]) {
    const before = Atomics.load(this.#progress, 0);
    const current = () =>
      decisions[(Atomics.load(this.#progress, 0) - before) | 0]?.event.id ?? 'the last one';
    const answer = await this.#ask(
      { type: 'evaluate', decisions },
      'evaluated',
      DECIDED_WITHIN_MS,
      () => `The candidate did not answer on the decision ${current()}`,
      decisions,
    );
    return answer.outcomes;
  }

  async end(): Promise<void> {
    this.#ended ??= new CandidateError('The candidate was closed.');
    await this.#worker.terminate();
  }

  async #ask<T extends WorkerAnswer['type']>(
    request: WorkerRequest,
    type: T,
    withinMs: number,
    what: () => string,
    decisions: readonly ReplayEvent[] = [],
  ): Promise<Extract<WorkerAnswer, { type: T }>> {
    const late = () => new CandidateError(`${what()} within ${withinMs / 1_000} s.`);
    const answered = this.#waitFor(type, withinMs, late, decisions);
    if (!this.#ended) this.#worker.postMessage(request, []);
    return answered;
  }

  /** Waits for an answer as long as the decisions go on; one that takes too long ends the thread. */
  #waitFor<T extends WorkerAnswer['type']>(
    type: T,
    withinMs: number,
    late: () => Error,
    decisions: readonly ReplayEvent[] = [],
  ): Promise<Extract<WorkerAnswer, { type: T }>> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((done, failed) => {
      let seen = Atomics.load(this.#progress, 0);
      let since = performance.now();
      const watch = setInterval(() => {
        const now = Atomics.load(this.#progress, 0);
        if (now !== seen) [seen, since] = [now, performance.now()];
        else if (performance.now() - since >= withinMs) {
          this.#fail(late());
          void this.#worker.terminate();
        }
      }, LOOK_EVERY_MS);
      const settle = () => {
        clearInterval(watch);
        this.#waiting = null;
      };
      this.#waiting = {
        done: (answer) => {
          settle();
          if (answer.type === 'refused') failed(refusal(answer, decisions));
          else if (answer.type === type) done(answer as Extract<WorkerAnswer, { type: T }>);
          else failed(new Error(`The thread of a candidate answered ${answer.type} instead of ${type}.`));
        },
        failed: (error) => {
          settle();
          failed(error);
        },
      };
    });
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    this.#waiting?.failed(this.#ended);
  }
}

function refusal(
  { message, index }: Extract<WorkerAnswer, { type: 'refused' }>,
  decisions: readonly ReplayEvent[],
): CandidateError {
  const decision = index === null ? undefined : decisions[index];
  return new CandidateError(
    decision ? `${message} It was asked for the decision ${decision.event.id}.` : message,
  );
}
