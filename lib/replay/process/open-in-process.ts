import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerSetup } from '../worker/messages';
import { CandidateError } from '../engine';
import type { Evaluator } from '../evaluator';
import type { ProcessAnswer, ProcessRequest } from './messages';

const HEAP_MB = 512;

/**
 * Starts a process with a thread for one candidate and loads it there. The thread is bounded and watched; the process
 * is there for what no thread survives: V8 ends the whole process when WebAssembly or a heap goes wrong beyond
 * repair, and that must not be the app. Throws `CandidateError` when the candidate cannot be loaded.
 */
export async function openInProcess(
  setup: Omit<WorkerSetup, 'progress'>,
  niceness: number,
): Promise<Evaluator & { pid: number }> {
  const candidate = new CandidateProcess();
  try {
    await candidate.ask({ type: 'open', setup, niceness }, 'opened');
  } catch (error) {
    await candidate.end();
    throw error;
  }
  return {
    evaluate: async (decisions) =>
      (await candidate.ask({ type: 'evaluate', decisions }, 'evaluated')).outcomes,
    close: () => candidate.end(),
    pid: candidate.pid,
  };
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
        new CandidateError(`The candidate ended the process that it ran in (${signal ?? `code ${code}`}).`),
      ),
    );
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
