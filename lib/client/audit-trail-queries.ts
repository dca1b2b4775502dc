import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import { auditViewListSchema } from '@/lib/domain/audit-view';
import { auditEntryListSchema, auditFacetsSchema } from '@/lib/domain/read-models/audit';
import { fetchJson } from './fetch-json';
import { documentQuery } from './query-options';

/**
 * Entries of the audit log, last happened first, by cursor. It follows no change by itself, so that rows do not move
 * away from who reads them: what came since is `auditTailQuery`.
 */
export const auditEntriesQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['/api/v1/audit', filter, 'paged'] as const,
    queryFn: ({ pageParam, signal }) =>
      fetchJson('/api/v1/audit', auditEntryListSchema, { params: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => {
      const items = pages.flatMap((page) => page.items);
      const last = pages.at(-1);
      return {
        items,
        // More can be loaded than is counted.
        total: Math.max(last?.total ?? 0, items.length),
        isTotalLeast: last?.isTotalLeast === true && last.nextCursor !== null,
        nextCursor: last?.nextCursor ?? null,
        searchedTo: last?.searchedTo ?? null,
        logSize: pages[0]?.logSize ?? null,
        unsearched: pages[0]?.unsearched ?? 0,
      };
    },
    placeholderData: keepPreviousData,
    meta: { dependsOn: [] },
  });

/** What matches and came into the log since it had `logSize` entries, last happened first: 500 at most. */
export const auditTailQuery = (filter: AuditFilter, logSize: string) =>
  queryOptions({
    queryKey: ['/api/v1/audit', filter, 'tail', logSize] as const,
    queryFn: ({ signal }) =>
      fetchJson('/api/v1/audit', auditEntryListSchema, {
        params: { ...filter, fromIndex: logSize, limit: 500 },
        signal,
      }),
    meta: { dependsOn: ['audit-log'] },
  });

/** What the newest entries that match are about. */
export const auditFacetsQuery = (filter: AuditFilter) =>
  documentQuery('/api/v1/audit/facets', auditFacetsSchema, filter, ['audit-log']);

export const AUDIT_VIEWS_PATH = '/api/v1/audit/views';

/** Saved views of the trail. */
export const auditViewsQuery = () => documentQuery(AUDIT_VIEWS_PATH, auditViewListSchema, {}, ['settings']);
