import { readFile } from 'node:fs/promises';
import { mayBePolicyText } from '@/lib/domain/policy-text-files';
import { MOST_CHARACTERS } from '@/lib/domain/policy-publication';
import { listTextsBelow } from '../list-texts-below';

/**
 * The policy texts of a folder by their path below `base`, in the order of the paths. Hidden folders and links are
 * not followed. Throws for a file that is too long or is no UTF-8 text.
 */
export async function readPolicyFolder(folder: string, base: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const found = await listTextsBelow(folder, base, {
    isWanted: mayBePolicyText,
    most: 4 * MOST_CHARACTERS,
    what: "a policy's text",
  });
  for (const { file, path } of found) files[path] = readText(file, await readFile(file));
  return files;
}

function readText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file} is not UTF-8 text.`);
  }
}
