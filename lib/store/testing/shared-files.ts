import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The sample payloads and test vectors that lie beside the repository, where they do. A bare clone has
 * none: the tests that read them then say so, and those with samples of their own still run.
 */
export const SHARED_FOLDER = '../shared';

/** The path of a shared file or folder, or null where it is not there. */
export function findShared(path: string): string | null {
  const full = resolve(SHARED_FOLDER, path);
  return existsSync(full) ? full : null;
}
