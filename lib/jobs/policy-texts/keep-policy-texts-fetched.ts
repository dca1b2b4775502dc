import { findPolicyPlace } from '@/lib/ingest/adapters/parts/policy-place';
import { findSource } from '@/lib/ingest/registry';
import { addRevisionTexts } from '@/lib/store/policies/add-revision-texts';
import {
  listRevisionsWithoutTexts,
  type RevisionWithoutTexts,
} from '@/lib/store/policies/list-revisions-without-texts';
import { listRepositoryAccesses } from '@/lib/store/repository-access/list-repository-accesses';
import { noteRepositoryRead } from '@/lib/store/repository-access/note-repository-read';
import type { RepositoryAccessRecord } from '@/lib/store/repository-access/repository-access-record';
import { repeat } from '../repeat';
import { makeBoundedGet, ReadProblem } from './bounded-get';
import { readPolicyTexts } from './read-policy-texts';
import { REPOSITORY_READERS } from './repository-reader';
import { RetryLater } from './retry-later';

const EVERY_MS = 15_000;
/** Texts that are not there after this long do not come any more. */
const PATIENCE_MS = 7 * 86_400_000;
const MOST_CANDIDATES = 500;
const MOST_AT_ONCE = 20;

/** Reads the texts of policies that webhooks published, where an administrator said from where they may be read. */
export function keepPolicyTextsFetched(): void {
  const retry = new RetryLater();
  const attempt = () => fetchPolicyTexts(new Date(), retry);
  repeat(EVERY_MS, 'policy texts could not be fetched', attempt, { firstMs: EVERY_MS });
}

/** One round over every source with an access; what fails is noted and tried again later. */
export async function fetchPolicyTexts(now: Date, retry: RetryLater): Promise<void> {
  for (const access of await listRepositoryAccesses()) {
    const adapter = findSource(access.source)?.adapter.name;
    if (!adapter) continue;
    const since = new Date(now.getTime() - PATIENCE_MS);
    const waiting = (await listRevisionsWithoutTexts(adapter, since, MOST_CANDIDATES)).filter((one) =>
      retry.mayTry(keyOf(access, one), now),
    );
    const problems: string[] = [];
    for (const revision of waiting.slice(0, MOST_AT_ONCE)) {
      const problem = await fetchOne(access, revision);
      if (problem === null) continue;
      problems.push(problem);
      retry.failed(keyOf(access, revision), now);
    }
    if (waiting.length > 0) await noteRepositoryRead(access.source, now, problems[0] ?? null);
  }
}

const keyOf = (
  { source, updatedAt }: RepositoryAccessRecord,
  { policy, revision }: RevisionWithoutTexts,
): string =>
  // What failed may go well once the access was changed.
  JSON.stringify([source, updatedAt, policy, revision]);

/** Stores the texts of one revision; the problem in a sentence where that fails. */
async function fetchOne(
  { source, apiBase, token, isReadable, repositories }: RepositoryAccessRecord,
  { policy, revision, payload }: RevisionWithoutTexts,
): Promise<string | null> {
  const api = findSource(source)?.repositoryApi;
  const place = findPolicyPlace(JSON.parse(payload), policy);
  if (!api || !place) return `The payload of ${policy} at ${revision} names no files.`;
  if (!isReadable) return 'The token cannot be read: it was encrypted under another GATEHOUSE_SECRET.';
  if (!repositories.includes(place.repository))
    return `${place.repository} is not among the repositories that may be read.`;
  try {
    const get = makeBoundedGet(apiBase, token);
    const texts = await readPolicyTexts(
      policy,
      place,
      REPOSITORY_READERS[api](get, place.repository, revision),
    );
    if (!texts) return `${policy} has no files at ${revision}.`;
    await addRevisionTexts({ policy, revision }, texts);
    return null;
  } catch (error) {
    if (error instanceof ReadProblem) return error.message;
    throw error;
  }
}
