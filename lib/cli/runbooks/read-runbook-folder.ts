import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { MOST_RUNBOOK_CHARACTERS } from '@/lib/domain/runbooks/runbook-text';

const NOT_WALKED = new Set(['node_modules']);

/**
 * The Markdown files of a folder by their path below `base`. Hidden folders and links are not followed. Throws for a file
 * that is too long.
 */
export async function readRunbookFolder(folder: string, base: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const file of (await listFiles(folder)).toSorted()) {
    if ((await stat(file)).size > 4 * MOST_RUNBOOK_CHARACTERS)
      throw new Error(`${file} is too large for a runbook.`);
    files[relative(base, file).split(sep).join('/')] = await readFile(file, 'utf8');
  }
  return files;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return entry.name.toLowerCase().endsWith('.md') ? [path] : [];
      const isWalked = entry.isDirectory() && !entry.name.startsWith('.') && !NOT_WALKED.has(entry.name);
      return isWalked ? listFiles(path) : [];
    }),
  );
  return nested.flat();
}
