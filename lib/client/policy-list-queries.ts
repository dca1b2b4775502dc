import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { ScopeFilter } from '@/lib/domain/filters';
import { policyDriftSettingsSchema } from '@/lib/domain/policy-drift-settings';
import { policyGrowthSchema } from '@/lib/domain/read-models/policy-growth';
import { policyListSchema, policyNamesSchema } from '@/lib/domain/read-models/policy-list';
import { policyPointsSchema } from '@/lib/domain/read-models/policy-points';
import { fetchJson } from './fetch-json';
import { documentQuery } from './query-options';

const PATH = '/api/v1/policies';

type ListParams = ScopeFilter & { q?: string; finding?: string; days?: number; sort?: string };

/** Policies with their decisions, denials and findings in the window, by cursor; counts are those of all pages. */
export const policiesQuery = (params: ListParams, { limit }: { limit?: number } = {}) =>
  infiniteQueryOptions({
    queryKey: [PATH, { ...params, limit }, 'paged'] as const,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(PATH, policyListSchema, { params: { ...params, limit, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => {
      const last = pages.at(-1)!;
      return { ...last, items: pages.flatMap((page) => page.items) };
    },
    placeholderData: keepPreviousData,
    meta: { dependsOn: ['decision', 'change'] },
  });

/** The names of policies, as filters suggest them. */
export const policyNamesQuery = () =>
  documentQuery('/api/v1/policy-names', policyNamesSchema, {}, ['change']);

/** How many policies are known over time. */
export const policyGrowthQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/policy-growth', policyGrowthSchema, scope, ['change']);

/** Which revision of a policy is enforced where. */
export const policyPointsQuery = (policyId: string) =>
  documentQuery(`${PATH}/${encodeURIComponent(policyId)}/points`, policyPointsSchema, {}, [
    'decision',
    'change',
  ]);

/** From when on environments that run different revisions are a drift. */
export const policyDriftSettingsQuery = () =>
  documentQuery('/api/v1/policy-drift-settings', policyDriftSettingsSchema, {}, ['settings']);
