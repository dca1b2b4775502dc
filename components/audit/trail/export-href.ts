import { toQueryString } from '@/lib/client/query-string';
import type { AuditFilter } from '@/lib/domain/audit-filter';

/** What an export takes: all that match, or the named entries. */
export type ExportOf = { filter: AuditFilter } | { ids: readonly string[] };

const paramsOf = (what: ExportOf): Record<string, string | undefined> =>
  'ids' in what ? { ids: what.ids.join(',') } : what.filter;

/** Where the entries are a file, made by the server. */
export const downloadHref = (what: ExportOf, format: 'csv' | 'jsonl'): string =>
  `/api/v1/audit/download${toQueryString({ ...paramsOf(what), format })}`;

/** Where they are an evidence pack: with proofs, checkpoints, key and verifiers. */
export const packHref = (what: ExportOf): string => `/api/v1/audit/export${toQueryString(paramsOf(what))}`;
