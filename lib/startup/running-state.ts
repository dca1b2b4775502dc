import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** What a running Gatehouse leaves in its data folder for the command line. */
const runningStateSchema = z.object({
  /** The app on this machine. */
  url: z.string(),
  /** The address that people open. */
  publicUrl: z.string(),
  /** A token of scope admin that lives as long as this start. */
  token: z.string(),
  supervisorPid: z.number(),
  appPid: z.number(),
  databasePid: z.number().nullable(),
});
export type RunningState = z.infer<typeof runningStateSchema>;

const fileOf = (dataFolder: string) => resolve(dataFolder, 'running.json');

export function writeRunningState(dataFolder: string, state: RunningState): void {
  rmSync(fileOf(dataFolder), { force: true });
  writeFileSync(fileOf(dataFolder), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

export const removeRunningState = (dataFolder: string): void => rmSync(fileOf(dataFolder), { force: true });

/** The running Gatehouse of a data folder, or null when none has been started. */
export function findRunningState(dataFolder: string): RunningState | null {
  if (!existsSync(fileOf(dataFolder))) return null;
  return runningStateSchema.parse(JSON.parse(readFileSync(fileOf(dataFolder), 'utf8')));
}
