import type { z } from 'zod';
import type { ScopeFilter } from '@/lib/domain/filters';
import type { ExceptionInput } from '@/lib/domain/policy-exception';
import { publishedSchema, type publicationSchema, type Published } from '@/lib/domain/policy-publication';
import { policyDetailSchema, policyDiffSchema } from '@/lib/domain/read-models/policies';
import { exceptionListSchema } from '@/lib/domain/read-models/policy-exceptions';
import { send, sendJson } from './fetch-json';
import { documentQuery } from './query-options';
import { toQueryString } from './query-string';

/** Path of a policy under /api/v1; ids are policy names and may hold slashes. */
const policyPath = (policyId: string) => `/api/v1/policies/${encodeURIComponent(policyId)}`;

/** One policy (by its decoded name) with its revisions and activations. */
export const policyQuery = (policyId: string, scope: ScopeFilter) =>
  documentQuery(policyPath(policyId), policyDetailSchema, scope, ['decision', 'change']);

type Revisions = { from?: string | null; to?: string | null };

/** What changed between two revisions; `to` is by default the latest, `from` the one before it. */
export const policyDiffQuery = (policyId: string, wanted: Revisions & { whitespace?: 'exact' | 'ignored' }) =>
  documentQuery(`${policyPath(policyId)}/diff`, policyDiffSchema, wanted, ['change']);

/** Where the same change is a file that `git apply` reads. */
export const policyPatchHref = (policyId: string, revisions: Revisions): string =>
  `${policyPath(policyId)}/diff/patch${toQueryString(revisions)}`;

/** The exceptions from a policy, with the denials that each hid in the window. */
export const exceptionsQuery = (policyId: string, { from, to }: Pick<ScopeFilter, 'from' | 'to'>) =>
  documentQuery(`${policyPath(policyId)}/exceptions`, exceptionListSchema, { from, to }, [
    'decision',
    'change',
    'settings',
  ]);

/** Adds an exception from a policy. Throws `ProblemError`. */
export const addException = (policyId: string, input: ExceptionInput): Promise<void> =>
  send('POST', `${policyPath(policyId)}/exceptions`, input);

/** Ends an exception now. Throws `ProblemError`. */
export const endException = (policyId: string, id: string): Promise<void> =>
  send('POST', `${policyPath(policyId)}/exceptions/${encodeURIComponent(id)}/end`);

/** Publishes texts as revisions; with `dryRun` only says what would happen. Throws `ProblemError`. */
export const publishTexts = (input: z.input<typeof publicationSchema>, dryRun: boolean): Promise<Published> =>
  sendJson('POST', `/api/v1/policy-revisions${dryRun ? '?dryRun=true' : ''}`, input, publishedSchema);
