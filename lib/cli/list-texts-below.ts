import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const NOT_WALKED = new Set(['node_modules']);

/**
 * The files of a folder whose names are wanted, with their paths below `base`, in the order of the paths. Hidden folders and
 * links are not followed. Throws for one of more than `most` bytes, which is too large for `what` (as "a runbook").
 */
export async function listTextsBelow(
  folder: string,
  base: string,
  { isWanted, most, what }: { isWanted: (name: string) => boolean; most: number; what: string },
): Promise<{ file: string; path: string }[]> {
  const found: { file: string; path: string }[] = [];
  for (const file of (await listFiles(folder, isWanted)).toSorted()) {
    if ((await stat(file)).size > most) throw new Error(`${file} is too large for ${what}.`);
    found.push({ file, path: relative(base, file).split(sep).join('/') });
  }
  return found;
}

async function listFiles(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return isWanted(entry.name) ? [path] : [];
      const isWalked = entry.isDirectory() && !entry.name.startsWith('.') && !NOT_WALKED.has(entry.name);
      return isWalked ? listFiles(path, isWanted) : [];
    }),
  );
  return nested.flat();
}
