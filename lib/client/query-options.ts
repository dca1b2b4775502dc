import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { EventKind } from '@/lib/domain/kinds';
import type { List } from '@/lib/domain/read-models/common';
import { fetchJson } from './fetch-json';
import type { QueryParams } from './query-string';

/** Kinds of events, or parts of the configuration, whose change makes a query's data old. */
export type DependsOn = readonly (
  | EventKind
  | 'inventory'
  | 'settings'
  | 'quarantine'
  | 'review'
  | 'activation-review'
  | 'audit-log'
  | 'alerting'
)[];

/** One document of an endpoint. While parameters change, the old data stays until the new is there. */
export function documentQuery<T extends z.ZodType>(
  path: string,
  schema: T,
  params: QueryParams,
  dependsOn: DependsOn,
) {
  return queryOptions({
    queryKey: [path, params] as const,
    queryFn: ({ signal }) => fetchJson(path, schema, { params, signal }),
    placeholderData: keepPreviousData,
    meta: { dependsOn },
  });
}

/** A list that pages by cursor; `data` holds the rows of all loaded pages and the exact total. */
export function pagedQuery<Row>(
  path: string,
  schema: z.ZodType<List<Row>>,
  params: QueryParams,
  dependsOn: DependsOn,
) {
  return infiniteQueryOptions({
    queryKey: [path, params, 'paged'] as const,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(path, schema, { params: { ...params, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => ({
      items: pages.flatMap((page) => page.items),
      total: pages.at(-1)?.total ?? 0,
      nextCursor: pages.at(-1)?.nextCursor ?? null,
    }),
    placeholderData: keepPreviousData,
    meta: { dependsOn },
  });
}
