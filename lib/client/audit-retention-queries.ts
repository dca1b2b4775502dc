import {
  erasurePreviewSchema,
  erasureRunListSchema,
  legalHoldListSchema,
  retentionPreviewSchema,
  retentionStateSchema,
} from '@/lib/domain/read-models/audit-retention';
import type { RetentionRule } from '@/lib/domain/audit-retention/retention-rule';
import { queryOptions } from '@tanstack/react-query';
import { fetchJson, sendJson } from './fetch-json';
import { documentQuery } from './query-options';

/** The rules of retention of the audit log and how far they have come. */
export const retentionQuery = () =>
  documentQuery('/api/v1/audit/retention', retentionStateSchema, {}, ['settings']);

/** What rules of retention would erase now, saved or not. */
export const retentionPreviewQuery = (rules: readonly RetentionRule[]) =>
  queryOptions({
    queryKey: ['/api/v1/audit/retention/preview', rules] as const,
    queryFn: () => sendJson('POST', '/api/v1/audit/retention/preview', { rules }, retentionPreviewSchema),
  });

/** Every legal hold of the audit log. */
export const legalHoldsQuery = () => documentQuery('/api/v1/audit/holds', legalHoldListSchema, {}, []);

/** What was erased from the audit log. */
export const erasuresQuery = () => documentQuery('/api/v1/audit/erasures', erasureRunListSchema, {}, []);

/** What an erasure would touch; asking is an entry of the log, so it is not asked again by itself. */
export const erasurePreviewQuery = (of: { entry?: string; actor?: string }) =>
  queryOptions({
    queryKey: ['/api/v1/audit/erasures/preview', of] as const,
    queryFn: ({ signal }) =>
      fetchJson('/api/v1/audit/erasures/preview', erasurePreviewSchema, { params: of, signal }),
    staleTime: Infinity,
    retry: false,
  });
