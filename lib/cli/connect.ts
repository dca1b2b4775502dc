import { getConfig } from '@/lib/config/config';
import { findRunningState } from '@/lib/startup/running-state';
import { App } from './app';

/** The running Gatehouse of the data folder. Throws a sentence with the remedy when there is none. */
export async function connect(): Promise<App> {
  const { dataFolder } = getConfig();
  const state = findRunningState(dataFolder);
  const app = state && new App(state.url, state.publicUrl, state.token);
  if (app && (await app.isHealthy())) return app;
  throw new Error(
    `No Gatehouse is running on the data folder ${dataFolder}. Start it with "npm start" (or "npm run demo"), or name another folder with GATEHOUSE_DATA.`,
  );
}
