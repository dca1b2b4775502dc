import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import { auditEntryListSchema, auditFacetsSchema } from '@/lib/domain/read-models/audit';
import { fetchJson } from './fetch-json';
import { documentQuery } from './query-options';

/** Entries of the audit log, last happened first, by cursor. */
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
      };
    },
    placeholderData: keepPreviousData,
    meta: { dependsOn: ['audit-log'] },
  });

/** What the newest entries that match are about. */
export const auditFacetsQuery = (filter: AuditFilter) =>
  documentQuery('/api/v1/audit/facets', auditFacetsSchema, filter, ['audit-log']);
