import type { ScopeFilter } from '@/lib/domain/filters';
import { policyDetailSchema, policyDiffSchema } from '@/lib/domain/read-models/policies';
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
