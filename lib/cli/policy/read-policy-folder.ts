import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { mayBePolicyText } from '@/lib/domain/policy-text-files';
import { MOST_CHARACTERS } from '@/lib/domain/policy-publication';

const NOT_WALKED = new Set(['node_modules']);

/**
 * The policy texts of a folder by their path below `base`, in the order of the paths. Hidden folders and links are
 * not followed. Throws for a file that is too long or is no UTF-8 text.
 */
export async function readPolicyFolder(folder: string, base: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const file of (await listFiles(folder)).toSorted()) {
    const path = relative(base, file).split(sep).join('/');
    if ((await stat(file)).size > 4 * MOST_CHARACTERS)
      throw new Error(`${file} is too large for a policy's text.`);
    files[path] = readText(file, await readFile(file));
  }
  return files;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry): Promise<string[]> => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return mayBePolicyText(entry.name) ? [path] : [];
      const isWalked = entry.isDirectory() && !entry.name.startsWith('.') && !NOT_WALKED.has(entry.name);
      return isWalked ? listFiles(path) : [];
    }),
  );
  return nested.flat();
}

function readText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file} is not UTF-8 text.`);
  }
}
