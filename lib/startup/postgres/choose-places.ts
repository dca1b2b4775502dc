import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from './find-binaries';
import { canEnter, getPostgresUser, type SystemUser } from './system-user';

/** Where root's PostgreSQL lives when its unprivileged user cannot enter the clone. */
const SYSTEM_FOLDER = '/var/lib/gatehouse';

export type Places = {
  /** Folder with bin, lib and share. */
  binaries: string;
  /** PostgreSQL's data folder. */
  data: string;
  user: SystemUser | null;
  /** A sentence for the person at the terminal when the places are not under the data folder. */
  notice: string | null;
};

/**
 * Decides where the binaries and the data of the embedded PostgreSQL lie. Ordinarily in
 * `node_modules` and the data folder; as root in a folder that PostgreSQL's unprivileged user
 * cannot enter, under /var/lib/gatehouse, without touching the permissions of anyone's folders.
 */
export async function choosePlaces(dataFolder: string): Promise<Places> {
  const { root, version } = await findBinaries();
  const user = getPostgresUser();
  const own = resolve(dataFolder, 'postgres');
  const record = resolve(dataFolder, 'postgres-location');
  if (!user) return { binaries: root, data: own, user, notice: null };

  const recorded = existsSync(record) ? (await readFile(record, 'utf8')).trim() : null;
  const data = recorded ?? (canEnter(dataFolder, user) ? own : systemDataFolder());
  const binaries = canEnter(join(root, 'bin'), user) ? root : await copyBinaries(root, version);
  if (data === own) return { binaries, data, user, notice: null };

  await mkdir(resolve(data, '..'), { recursive: true });
  await chmod(resolve(data, '..'), 0o755);
  if (!recorded) await writeFile(record, `${data}\n`);
  return {
    binaries,
    data,
    user,
    notice:
      `PostgreSQL runs as the user "${user.name}", which cannot enter ${resolve(dataFolder)}: ` +
      `its data lies in ${data} and its programs in ${binaries}.`,
  };
}

/** A fresh name each time: a folder left by a clone that was deleted has another password. */
const systemDataFolder = (): string => join(SYSTEM_FOLDER, randomBytes(6).toString('hex'), 'postgres');

async function copyBinaries(root: string, version: string): Promise<string> {
  const target = join(SYSTEM_FOLDER, `postgresql-${version}`);
  if (existsSync(target)) return target;
  await mkdir(SYSTEM_FOLDER, { recursive: true });
  await chmod(SYSTEM_FOLDER, 0o755);
  // Copied beside and renamed, so that a broken copy is never taken for a whole one.
  const partial = `${target}.${process.pid}`;
  await cp(root, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}

/** Makes `folder` and hands it to `user`, readable by nobody else. */
export async function makePrivateFolder(folder: string, user: SystemUser | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
}
