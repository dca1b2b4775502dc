import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { WitnessProblem } from '../witness';

/**
 * Throws `WitnessProblem` unless a path lies below one of the folders, also after its links are followed. The folder
 * that it lies in must be there: one that is not mounted is not made.
 */
export async function requireAllowedPath(path: string, folders: readonly string[]): Promise<void> {
  const parent = await realpath(path).catch(() =>
    realpath(dirname(path)).catch(() => {
      throw new WitnessProblem(`The folder ${dirname(path)} is not there. Make it, or mount what holds it.`);
    }),
  );
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => null);
    if (root !== null && (parent === root || parent.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)))
      return;
  }
  throw new WitnessProblem(
    `${path} lies in no folder that witnesses may use. An administrator of this machine can allow it: set GATEHOUSE_WITNESS_FOLDERS.`,
  );
}
