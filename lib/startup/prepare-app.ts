import { runStep } from './bootstrap/run-step.mjs';

/** Builds the app when its sources changed since. Throws when that fails. */
export async function prepareApp(): Promise<void> {
  const { status } = await runStep(process.execPath, ['lib/startup/bootstrap/run.mjs', 'prepare'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The app could not be built; see the lines above.');
}
