import { isUtf8 } from 'node:buffer';
import { policyOfPath } from '@/lib/ingest/adapters/parts/policy-of-path';
import type { PolicyPlace } from '@/lib/ingest/adapters/parts/policy-place';
import { LIMITS, ReadProblem } from './bounded-get';
import type { RepositoryReader } from './repository-reader';

/**
 * The texts of a policy at a commit, by path; null where none of its files is there any more. Throws `ReadProblem`
 * for what is no text, or beyond the limits.
 */
export async function readPolicyTexts(
  policy: string,
  { folders, files }: PolicyPlace,
  { listFolder, readFile }: RepositoryReader,
): Promise<Record<string, string> | null> {
  const paths = new Set(files);
  for (const folder of folders)
    for (const path of await listFolder(folder)) if (policyOfPath(path) === policy) paths.add(path);
  if (paths.size > LIMITS.files) throw new ReadProblem(`The policy has more than ${LIMITS.files} files.`);
  const texts: Record<string, string> = {};
  let size = 0;
  for (const path of [...paths].toSorted()) {
    const bytes = await readFile(path);
    if (bytes === null) continue;
    if (!isUtf8(bytes)) throw new ReadProblem(`${path} is no text in UTF-8.`);
    size += bytes.length;
    if (size > LIMITS.policyBytes)
      throw new ReadProblem(`The texts of the policy are larger than ${LIMITS.policyBytes} bytes.`);
    Object.defineProperty(texts, path, { value: bytes.toString('utf8'), enumerable: true });
  }
  return Object.keys(texts).length > 0 ? texts : null;
}
