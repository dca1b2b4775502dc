import type { ScopeFilter } from '@/lib/domain/filters';
import {
  activationReviewsSchema,
  changeSummarySchema,
  type ReviewVerdict,
} from '@/lib/domain/read-models/activation-reviews';
import { documentQuery } from './query-options';

type ReviewScope = Pick<ScopeFilter, 'from' | 'to' | 'environment'>;

/** The reviewed activations of a window. */
export const activationReviewsQuery = (
  { from, to, environment }: ReviewScope,
  filter: { verdict?: ReviewVerdict; inForce?: 'true' | 'false'; limit?: number } = {},
) =>
  documentQuery('/api/v1/activation-reviews', activationReviewsSchema, { from, to, environment, ...filter }, [
    'activation-review',
    'change',
  ]);

/** The reviewed activations of a policy (by its decoded name), or of one of its revisions. */
export const policyReviewsQuery = (policyId: string, filter: { revision?: string } = {}) =>
  documentQuery(`/api/v1/policies/${encodeURIComponent(policyId)}/reviews`, activationReviewsSchema, filter, [
    'activation-review',
    'change',
  ]);

/** Change failure rate and time to rollback of a window and the one before it. */
export const changeSummaryQuery = ({ from, to, environment }: ReviewScope) =>
  documentQuery('/api/v1/activation-reviews/summary', changeSummarySchema, { from, to, environment }, [
    'activation-review',
    'change',
  ]);
