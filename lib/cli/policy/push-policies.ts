import { realpath, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Published } from '@/lib/domain/policy-publication';
import type { App } from '../app';
import { readGitFacts, type GitFacts } from './read-git-facts';
import { readPolicyFolder } from './read-policy-folder';

/** What the command line was told; what it was not told, the repository says. */
export type PushOptions = {
  policy?: string;
  revision?: string;
  author?: string;
  commit?: string;
  message?: string;
  parent?: string;
  approvedBy?: string[];
  reviewUrl?: string;
  environment?: string;
  bundle?: string;
  dryRun?: boolean;
};

/**
 * Publishes the policies of a folder, or of an OPA bundle (.tar.gz). In a repository without changes the commit is
 * the revision, and only policies whose texts are others than before are published. Throws for a folder without
 * policy texts, and `RefusedError` where the app refuses them.
 */
export async function pushPolicies(app: App, path: string, options: PushOptions): Promise<Published> {
  const place = await realpath(resolve(path));
  return (await stat(place)).isDirectory()
    ? pushFolder(app, place, options)
    : pushBundle(app, place, options);
}

async function pushFolder(app: App, folder: string, options: PushOptions): Promise<Published> {
  const git = await readGitFacts(folder);
  // As a webhook of the repository names them: a policy is then the same whichever way it comes.
  const files = await readPolicyFolder(folder, options.policy ? folder : (git?.root ?? folder));
  if (Object.keys(files).length === 0) throw new Error(`${folder} holds no policy texts.`);
  const facts = factsOf(options, git);
  return send(app, 'policy-revisions', options, {
    body: JSON.stringify({
      ...facts,
      policy: options.policy,
      revision: options.revision ?? facts.commit,
      onlyChanged: options.revision === undefined,
      files,
    }),
    headers: { 'content-type': 'application/json' },
  });
}

const factsOf = (options: PushOptions, git: GitFacts | null) => ({
  author: options.author ?? git?.commit?.author,
  commit: options.commit ?? git?.commit?.id,
  message: options.message ?? git?.commit?.message,
  parent: options.parent ?? git?.commit?.parent ?? undefined,
  reviewUrl: options.reviewUrl,
  environment: options.environment,
  approvedBy: options.approvedBy ?? [],
});

async function pushBundle(app: App, file: string, options: PushOptions): Promise<Published> {
  const { approvedBy, dryRun: _dryRun, ...told } = options;
  const query = { ...told, approvedBy: approvedBy?.join(',') };
  return send(app, 'policy-bundles', options, {
    query,
    body: await readFile(file),
    headers: { 'content-type': 'application/gzip' },
  });
}

async function send(
  app: App,
  address: string,
  { dryRun }: PushOptions,
  {
    query = {},
    body,
    headers,
  }: {
    query?: Record<string, string | undefined>;
    body: string | Uint8Array;
    headers: Record<string, string>;
  },
): Promise<Published> {
  const given = Object.entries({ ...query, dryRun: dryRun ? 'true' : undefined }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  const response = await app.send(`/api/v1/${address}?${new URLSearchParams(given)}`, {
    method: 'POST',
    body,
    headers,
  });
  return (await response.json()) as Published;
}
