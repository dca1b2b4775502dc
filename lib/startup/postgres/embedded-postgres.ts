import { randomBytes } from 'node:crypto';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, open, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findFreePort } from '../find-free-port';
import { isRunning, readCommand } from '../processes';
import { choosePlaces, makePrivateFolder, type Places } from './choose-places';

const run = promisify(execFile);
const SUPERUSER = 'gatehouse';

export type EmbeddedPostgres = {
  url: string;
  port: number;
  pid: number;
  notice: string | null;
  /** Resolves when the server process has ended, wanted or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const serverSettings = (port: number): Record<string, string> => ({
  listen_addresses: '127.0.0.1',
  port: String(port),
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: `${Math.max(128, Math.min(1_024, Math.floor(totalmem() / 1_048_576 / 8)))}MB`,
  // Rare checkpoints: the key table is touched at random, and each page once after a checkpoint is
  // written to the log whole.
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  synchronous_commit: 'on',
  autovacuum_naptime: '20s',
  jit: 'off',
  // Containers often have a small /dev/shm, which parallel queries would fill.
  max_parallel_workers_per_gather: '0',
  log_min_messages: 'warning',
});

/** Starts the embedded PostgreSQL of a data folder, making it first where there is none. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const places = await choosePlaces(dataFolder);
  const password = await readOrMakePassword(dataFolder);
  if (!existsSync(join(places.data, 'PG_VERSION'))) await initialise(places, password);
  await stopLeftover(places);

  const port = await findFreePort();
  const log = await open(resolve(dataFolder, 'postgres.log'), 'a');
  const flags = Object.entries({ ...serverSettings(port), ...settings });
  // A process group of its own: Ctrl-C reaches us alone, and we stop it after the app.
  const child = spawn(
    join(places.binaries, 'bin/postgres'),
    ['-D', places.data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...idsOf(places), detached: true, stdio: ['ignore', log.fd, log.fd], cwd: places.data },
  );
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  await log.close();

  const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/gatehouse`;
  await waitUntilReady(url, child, dataFolder);
  return {
    url,
    port,
    pid: child.pid!,
    notice: places.notice,
    exited,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is flushed.
      child.kill('SIGINT');
      await exited;
    },
  };
}

const idsOf = ({ user }: Places) => (user ? { uid: user.uid, gid: user.gid } : {});

async function readOrMakePassword(dataFolder: string): Promise<string> {
  const file = resolve(dataFolder, 'postgres-password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}

async function initialise(places: Places, password: string): Promise<void> {
  await rm(places.data, { recursive: true, force: true });
  await makePrivateFolder(places.data, places.user);
  const passwordFile = `${places.data}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (places.user) await chown(passwordFile, places.user.uid, places.user.gid);
  try {
    await run(
      join(places.binaries, 'bin/initdb'),
      [
        `--pgdata=${places.data}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      { ...idsOf(places), cwd: places.data },
    );
  } catch (error) {
    // A half-made folder would be taken for a database at the next start.
    await rm(places.data, { recursive: true, force: true });
    const stderr = (error as { stderr?: string }).stderr?.trim();
    throw new Error(
      `The embedded PostgreSQL could not be initialised in ${places.data}: ${stderr || String(error)}`,
      { cause: error },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Ends a server that a killed start left running on this data folder. */
async function stopLeftover(places: Places): Promise<void> {
  const file = join(places.data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  const isOurs = isRunning(pid) && (readCommand(pid) ?? '').includes(places.data);
  if (isOurs) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isRunning(pid) && waited < 60_000; waited += 100) await sleep(100);
    if (isRunning(pid))
      throw new Error(`A PostgreSQL left over from an earlier start (process ${pid}) does not stop.`);
  } else {
    // The process id belongs to somebody else by now; PostgreSQL would refuse to start over it.
    await rm(file, { force: true });
  }
}

async function waitUntilReady(url: string, child: ChildProcess, dataFolder: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  // Crash recovery replays at most max_wal_size; be patient with slow disks.
  for (let waited = 0; waited < 300_000; waited += 100) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const log = await readFile(resolve(dataFolder, 'postgres.log'), 'utf8');
      throw new Error(
        `The embedded PostgreSQL did not start:\n${log.trim().split('\n').slice(-8).join('\n')}`,
      );
    }
    const client = new pg.Client({ connectionString: maintenance.href });
    try {
      await client.connect();
      const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'gatehouse'");
      if (found.rowCount === 0) await client.query('CREATE DATABASE gatehouse');
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const starting = code === 'ECONNREFUSED' || code === 'ECONNRESET' || code.startsWith('57P');
      if (!starting) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(100);
  }
  throw new Error(
    'The embedded PostgreSQL did not answer within five minutes; see postgres.log in the data folder.',
  );
}
