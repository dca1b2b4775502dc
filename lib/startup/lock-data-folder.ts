import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isRunning, readStartTime } from './processes';

type Holder = { pid: number; startTime: string | null; url: string };

/** Another Gatehouse runs on the same data folder. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
}

/**
 * Takes the data folder for this process. Throws `AlreadyRunningError` while another one holds it; a
 * lock whose process is gone is taken over. Returns the function that gives it back.
 */
export function lockDataFolder(dataFolder: string, url: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  const file = resolve(dataFolder, 'lock');
  const mine = JSON.stringify({
    pid: process.pid,
    startTime: readStartTime(process.pid),
    url,
  } satisfies Holder);
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder))
      throw new AlreadyRunningError(
        `Gatehouse is already running on ${resolve(dataFolder)} (process ${holder.pid}, ${holder.url}). ` +
          'Stop it first, or choose another folder with GATEHOUSE_DATA and another PORT.',
      );
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** A process id may be given to somebody else; its start time then differs. */
const isAlive = (holder: Holder): boolean =>
  isRunning(holder.pid) && (holder.startTime === null || readStartTime(holder.pid) === holder.startTime);
