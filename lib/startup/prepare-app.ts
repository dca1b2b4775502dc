import { spawnSync } from 'node:child_process';

/** Builds the app when its sources changed since. Throws when that fails. */
export function prepareApp(): void {
  const done = spawnSync(process.execPath, ['lib/startup/bootstrap/run.mjs', 'prepare'], {
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error('The app could not be built; see the lines above.');
}
