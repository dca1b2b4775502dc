import { z } from 'zod';
import { isPolicyOfItsFolder, policyOfPath } from './policy-of-path';

const names = z.array(z.string()).nullish();

/** What the pushes of GitHub and GitLab have in common. */
const pushSchema = z.looseObject({
  repository: z.looseObject({ full_name: z.string().nullish() }).nullish(),
  project: z.looseObject({ path_with_namespace: z.string().nullish() }).nullish(),
  commits: z.array(z.looseObject({ added: names, modified: names, removed: names })),
});

/** Where the texts of a policy lie in a repository: whole folders, or single files. */
export type PolicyPlace = { repository: string; folders: string[]; files: string[] };

/**
 * Where the texts of one policy lie, by the push that published it. A policy of Rego files is its whole folder, since
 * a commit touches only some of them. Null for a payload that is no push, or none of this policy.
 */
export function findPolicyPlace(payload: unknown, policy: string): PolicyPlace | null {
  const parsed = pushSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { repository, project, commits } = parsed.data;
  const name = repository?.full_name ?? project?.path_with_namespace;
  const touched = commits
    .flatMap(({ added, modified, removed }) => [...(added ?? []), ...(modified ?? []), ...(removed ?? [])])
    .filter((path) => policyOfPath(path) === policy);
  if (!name || touched.length === 0) return null;
  const ofFolders = touched.filter(isPolicyOfItsFolder);
  const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');
  return {
    repository: name,
    folders: [...new Set(ofFolders.map(folderOf).filter((folder) => folder !== ''))],
    // What lies at the top is no package of its own: only what was touched is read.
    files: [...new Set(touched.filter((path) => !isPolicyOfItsFolder(path) || folderOf(path) === ''))],
  };
}
