import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isBuilt } from '../bootstrap/freshness.mjs';
import type { RunningState } from '../running-state';
import {
  killAll,
  startProcess,
  untilGone,
  untilRunning,
  type Ended,
  type StartedProcess,
} from './start-process';

const HOW = 'node lib/startup/bootstrap/run.mjs prepare';

export type StartedApp = { started: StartedProcess; state: RunningState };
export type BuiltApp = {
  /** Whether there is a build of these very sources: nothing else can be started. */
  built: boolean;
  /** A temporary folder for data. */
  makeFolder: () => string;
  /** A start that comes up. */
  start: (settings: Record<string, string>) => Promise<StartedApp>;
  /** A start that is not expected to come up: how it ended, and what it said. */
  startInVain: (settings: Record<string, string>) => Promise<Ended & { output: string }>;
};

/** The processes of an app that runs. */
export const pidsOf = (state: RunningState): (number | null)[] => [
  state.supervisorPid,
  state.appPid,
  state.databasePid,
];

/**
 * The built app for the tests of a file, started as a person starts it; what was started is killed after them, and its
 * folders are removed, which begin with `gatehouse-<name>-`. Where there is no build of these sources, a test says by whom
 * it is made instead of building for minutes; under CI it fails. Call it at the top of the file.
 */
export function useBuiltApp(name: string): BuiltApp {
  const built = isBuilt(process.cwd());
  if (!built && process.env.CI)
    it('needs the built app', () => expect.unreachable(`Build the app before this test: ${HOW}`));
  else if (!built) it.skip(`is not run: the app is not built from these sources (${HOW})`);
  const folders: string[] = [];
  const pids = new Set<number | null>();

  afterAll(async () => {
    killAll([...pids]);
    await untilGone([...pids]);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const begin = (settings: Record<string, string>): StartedProcess => {
    const started = startProcess(['start'], settings);
    pids.add(started.child.pid ?? null);
    return started;
  };
  return {
    built,
    makeFolder() {
      const folder = mkdtempSync(join(tmpdir(), `gatehouse-${name}-`));
      // Temporary folders are closed to others, and PostgreSQL may run as another user.
      chmodSync(folder, 0o755);
      folders.push(folder);
      return folder;
    },
    async start(settings) {
      const started = begin(settings);
      const state = await untilRunning(started, settings.GATEHOUSE_DATA!);
      pidsOf(state).forEach((pid) => pids.add(pid));
      return { started, state };
    },
    async startInVain(settings) {
      const started = begin(settings);
      return { ...(await started.ended), output: started.output() };
    },
  };
}
