import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../processes';
import { findRunningState, type RunningState } from '../running-state';

export type Ended = { code: number | null; signal: NodeJS.Signals | null };
export type StartedProcess = {
  child: ChildProcess;
  /** Everything it wrote so far. */
  output: () => string;
  ended: Promise<Ended>;
};

/** What a person's shell would hand on: nothing of the test run itself. */
const environmentOf = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  GATEHOUSE_LOG_LEVEL: 'warn',
  ...settings,
  NODE_ENV: undefined as unknown as 'production',
});

/** Runs a command of package.json as npm would, in a process group of its own, like a terminal. */
export function startProcess(args: readonly string[], settings: Record<string, string>): StartedProcess {
  const child = spawn(process.execPath, ['lib/startup/bootstrap/run.mjs', ...args], {
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<Ended>((done) => child.once('close', (code, signal) => done({ code, signal })));
  return { child, output: () => output, ended };
}

/** Waits for a start to say where it runs. Throws its output when it ends before. */
export async function untilRunning(started: StartedProcess, dataFolder: string): Promise<RunningState> {
  for (let waited = 0; waited < 150_000; waited += 100) {
    if (started.child.exitCode !== null) throw new Error(`It ended at its start:\n${started.output()}`);
    if (started.output().includes('Gatehouse is running at')) return findRunningState(dataFolder)!;
    await sleep(100);
  }
  throw new Error(`It did not start in time:\n${started.output()}`);
}

/** Waits for processes to be gone; those that are left after the time are returned. */
export async function untilGone(pids: readonly (number | null)[], withinMs = 20_000): Promise<number[]> {
  const left = () => pids.filter((pid): pid is number => pid !== null && isRunning(pid));
  for (let waited = 0; waited < withinMs && left().length > 0; waited += 50) await sleep(50);
  return left();
}

/** Ends processes at once, as a power cut would; those that are gone already are passed over. */
export function killAll(pids: readonly (number | null)[]): void {
  for (const pid of pids) if (pid !== null && isRunning(pid)) process.kill(pid, 'SIGKILL');
}
