import type { RunningGatehouse } from './start-gatehouse';

/** Waits for Ctrl-C, SIGTERM or the end of app or database; stops everything in order; ends the process. */
export async function runUntilStopped(
  running: RunningGatehouse,
  beforeStop: () => Promise<void> = async () => undefined,
): Promise<never> {
  const signal = new Promise<null>((stopped) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopped(null));
  });
  const failure = await Promise.race([signal, running.failed]);
  process.stderr.write(failure ? `\n${failure} Stopping.\n` : '\nStopping …\n');
  await beforeStop();
  await running.stop();
  process.exit(failure ? 1 : 0);
}
