import { createHash } from 'node:crypto';

/** SHA-256 over the sorted files, each as its path and text with their lengths. */
export function digestFiles(files: Record<string, string>): string {
  const digest = createHash('sha256');
  for (const path of Object.keys(files).toSorted())
    digest.update(`${path.length}:${path}${files[path]!.length}:${files[path]}`);
  return `sha256:${digest.digest('hex')}`;
}
