import { getPrisma } from '../database';
import { jsonParameter } from '../json-parameter';
import { digestFiles } from './digest-files';

/** Adds the texts of a revision whose texts were not there. One that has some is immutable and stays as it is. */
export async function addRevisionTexts(
  { policy, revision }: { policy: string; revision: string },
  files: Record<string, string>,
): Promise<void> {
  await getPrisma().$executeRaw`
    UPDATE policy_revision SET files = ${jsonParameter(files)}::jsonb, digest = coalesce(digest, ${digestFiles(files)})
    WHERE policy = ${policy} AND revision = ${revision} AND files IS NULL`;
}
