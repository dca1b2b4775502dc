import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '@/lib/config/config';

export type RunningApp = { pid: number; exited: Promise<void>; stop: () => Promise<void> };

const STOP_WITHIN_MS = 10_000;
/** Longer than load balancers and log shippers keep an idle connection, so that they close it first. */
const KEEP_ALIVE_MS = '75000';

/**
 * Starts the built app and resolves when it answers healthy. Its output goes to the terminal, or to
 * gatehouse.log in the data folder. Throws a sentence when the port is taken or the app ends early.
 */
export async function startApp(options: {
  port: number;
  environment: Record<string, string>;
  dataFolder: string;
  log: 'terminal' | 'file';
}): Promise<RunningApp> {
  await requireFreePort(options.port);
  const output =
    options.log === 'file' ? openSync(resolve(options.dataFolder, 'gatehouse.log'), 'a') : 'inherit';
  const child = spawn(
    process.execPath,
    [
      resolve('node_modules/next/dist/bin/next'),
      'start',
      '-p',
      String(options.port),
      '--keepAliveTimeout',
      KEEP_ALIVE_MS,
    ],
    {
      env: {
        ...process.env,
        ...options.environment,
        // Whoever starts it may have chosen another folder than the environment names: its keys lie there.
        GATEHOUSE_DATA: options.dataFolder,
        NODE_ENV: 'production',
        GATEHOUSE_SUPERVISED: '1',
      },
      stdio: ['ignore', output, output],
      // Its own group: Ctrl-C reaches the start alone, which then stops app and database in order.
      detached: true,
    },
  );
  if (typeof output === 'number') closeSync(output);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  await waitUntilHealthy(`http://127.0.0.1:${options.port}/api/health`, hasExited);
  return {
    pid: child.pid!,
    exited,
    stop: async () => {
      if (hasExited()) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => {
        process.stderr.write(`The app did not end within ${STOP_WITHIN_MS / 1_000} s and is killed.\n`);
        child.kill('SIGKILL');
      }, STOP_WITHIN_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

async function requireFreePort(port: number): Promise<void> {
  // An app left by a killed start ends by itself within a second: give it that.
  for (let attempt = 0; ; attempt += 1) {
    if (await isFree(port)) return;
    if (attempt === 20)
      throw new ConfigError(`Port ${port} is in use. Stop what uses it, or set PORT to another number.`);
    await sleep(100);
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((found) => {
    const server = createServer();
    server.once('error', () => found(false));
    server.listen(port, () => server.close(() => found(true)));
  });

async function waitUntilHealthy(url: string, hasExited: () => boolean): Promise<void> {
  const started = Date.now();
  while (Date.now() - started < 120_000) {
    if (hasExited())
      throw new Error(
        'The app ended before it answered; see the lines above or gatehouse.log in the data folder.',
      );
    const isHealthy = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await sleep(150);
  }
  throw new Error(
    'The app did not answer within two minutes; see the lines above or gatehouse.log in the data folder.',
  );
}
