import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerSetup } from '../worker/messages';
import { CandidateError } from '../engine';
import type { Evaluator } from '../evaluator';
import type { ProcessAnswer, ProcessRequest } from './messages';

const HEAP_MB = 512;

/** The process died, which a candidate may have caused, or V8 all by itself. */
class ProcessDied extends CandidateError {}

/** How often what was asked is asked again, of a new process, before the candidate is to blame. */
const TRIES = 3;

/**
 * Starts a process with a thread for one candidate and loads it there. The thread is bounded and watched; the process
 * is there for what no thread survives: V8 ends the whole process when WebAssembly or a heap goes wrong beyond
 * repair, and that must not be the app. A process that died is replaced, twice for the same question. Throws
 * `CandidateError` when the candidate cannot be loaded.
 */
export async function openInProcess(
  setup: Omit<WorkerSetup, 'progress'>,
  niceness: number,
): Promise<Evaluator & { pid: () => number }> {
  let current = await withTries(() => start(setup, niceness));
  return {
    evaluate: (decisions) =>
      withTries(async () => {
        if (current.hasDied) current = await start(setup, niceness);
        return (await current.ask({ type: 'evaluate', decisions }, 'evaluated')).outcomes;
      }),
    close: () => current.end(),
    pid: () => current.pid,
  };
}

async function start(setup: Omit<WorkerSetup, 'progress'>, niceness: number): Promise<CandidateProcess> {
  const candidate = new CandidateProcess();
  try {
    await candidate.ask({ type: 'open', setup, niceness }, 'opened');
    return candidate;
  } catch (error) {
    await candidate.end();
    throw error;
  }
}

async function withTries<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProcessDied) || tried === TRIES) throw error;
    }
}

/** The process's own code in the folder of the sources; put together so that no bundler follows it. */
const findEntry = (): string =>
  ['lib', 'replay', 'process', 'start-process.cjs'].reduce(
    (folder, name) => join(folder, name),
    process.cwd(),
  );

class CandidateProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  #waiting: { done: (answer: ProcessAnswer) => void; failed: (error: Error) => void } | null = null;
  #ended: Error | null = null;

  constructor() {
    this.#child = fork(findEntry(), [], {
      // Nothing of the app's: neither its secrets nor what it was started with.
      env: { NODE_ENV: 'production' },
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#exited = new Promise((exited) => this.#child.once('exit', () => exited()));
    this.#child.on('message', (answer: ProcessAnswer) => this.#waiting?.done(answer));
    this.#child.on('error', (error) => this.#fail(new Error(`The process of a candidate: ${error.message}`)));
    this.#child.on('exit', (code, signal) =>
      this.#fail(
        new ProcessDied(`The candidate ended the process that it ran in (${signal ?? `code ${code}`}).`),
      ),
    );
  }

  get hasDied(): boolean {
    return this.#ended instanceof ProcessDied;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  ask<T extends ProcessAnswer['type']>(
    request: ProcessRequest,
    type: T,
  ): Promise<Extract<ProcessAnswer, { type: T }>> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((done, failed) => {
      this.#waiting = {
        done: (answer) => {
          this.#waiting = null;
          if (answer.type === type) done(answer as Extract<ProcessAnswer, { type: T }>);
          else if (answer.type === 'refused') failed(new CandidateError(answer.message));
          else
            failed(new Error('message' in answer ? answer.message : `The process answered ${answer.type}.`));
        },
        failed: (error) => {
          this.#waiting = null;
          failed(error);
        },
      };
      this.#child.send(request, (error) => error && this.#fail(error));
    });
  }

  async end(): Promise<void> {
    this.#ended ??= new CandidateError('The candidate was closed.');
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined)
      return;
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    this.#waiting?.failed(this.#ended);
  }
}
