import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** A file to be read; `bytes` as it lies on the disk. Standard input is `-`, of unknown length. */
export type InputFile = { path: string; bytes: number; changedAt: number };

/**
 * The files that arguments name, directories with all that is below them in the order of their names. Throws
 * what is wrong with the first that is not there.
 */
export async function listFiles(paths: readonly string[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const path of paths) {
    if (path === '-') files.push({ path, bytes: 0, changedAt: 0 });
    else files.push(...(await walk(resolve(path))));
  }
  return files;
}

async function walk(path: string): Promise<InputFile[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Error(`There is no file or directory ${path}.`);
  if (!found.isDirectory()) return [{ path, bytes: found.size, changedAt: found.mtimeMs }];
  const files: InputFile[] = [];
  for (const name of (await readdir(path)).toSorted()) files.push(...(await walk(join(path, name))));
  return files;
}
