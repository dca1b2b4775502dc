import { z } from 'zod';
import type { RepositoryApi } from '@/lib/domain/repository-access';
import { LIMITS, ReadProblem, type Get } from './bounded-get';

/** Reads a repository as it is at one commit. */
export type RepositoryReader = {
  /** Paths of the files that lie directly in a folder. */
  listFolder: (folder: string) => Promise<string[]>;
  /** A file's bytes, null where there is none at the commit. */
  readFile: (path: string) => Promise<Buffer | null>;
};

type MakeReader = (get: Get, repository: string, commit: string) => RepositoryReader;

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

async function readList<T extends z.ZodType>(get: Get, path: string, schema: T): Promise<z.output<T>> {
  const body = await get(path, 'application/json', LIMITS.listBytes);
  if (body === null) return schema.parse([]);
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch (error) {
    throw new ReadProblem('The list of a folder is not as the API says.', { cause: error });
  }
}

const githubListSchema = z.array(z.looseObject({ type: z.string(), path: z.string() }));
const gitlabListSchema = z.array(z.looseObject({ type: z.string(), path: z.string() }));

/** Source: docs.github.com, "REST API endpoints for repository contents". */
const makeGithubReader: MakeReader = (get, repository, commit) => {
  const address = (path: string) =>
    `repos/${encodePath(repository)}/contents/${encodePath(path)}?ref=${encodeURIComponent(commit)}`;
  return {
    listFolder: async (folder) =>
      (await readList(get, address(folder), githubListSchema)).flatMap(({ type, path }) =>
        type === 'file' ? [path] : [],
      ),
    readFile: (path) => get(address(path), 'application/vnd.github.raw+json', LIMITS.fileBytes),
  };
};

/** Source: docs.gitlab.com, "Repositories API" and "Repository files API". */
const makeGitlabReader: MakeReader = (get, repository, commit) => {
  const project = `projects/${encodeURIComponent(repository)}/repository`;
  const ref = `ref=${encodeURIComponent(commit)}`;
  return {
    listFolder: async (folder) =>
      (
        await readList(
          get,
          `${project}/tree?path=${encodeURIComponent(folder)}&per_page=100&${ref}`,
          gitlabListSchema,
        )
      ).flatMap(({ type, path }) => (type === 'blob' ? [path] : [])),
    readFile: (path) =>
      get(`${project}/files/${encodeURIComponent(path)}/raw?${ref}`, 'text/plain', LIMITS.fileBytes),
  };
};

/** How each API is read. */
export const REPOSITORY_READERS: Readonly<Record<RepositoryApi, MakeReader>> = {
  github: makeGithubReader,
  gitlab: makeGitlabReader,
};
