import { readFile } from 'node:fs/promises';
import { MOST_RUNBOOK_CHARACTERS } from '@/lib/domain/runbooks/runbook-text';
import { listTextsBelow } from '../list-texts-below';

/**
 * The Markdown files of a folder by their path below `base`. Hidden folders and links are not followed. Throws for a file
 * that is too long.
 */
export async function readRunbookFolder(folder: string, base: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const found = await listTextsBelow(folder, base, {
    isWanted: (name) => name.toLowerCase().endsWith('.md'),
    most: 4 * MOST_RUNBOOK_CHARACTERS,
    what: 'a runbook',
  });
  for (const { file, path } of found) files[path] = await readFile(file, 'utf8');
  return files;
}
