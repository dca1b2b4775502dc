import {
  accountListSchema,
  quarantineDetailSchema,
  quarantineListSchema,
  sourceListSchema,
  tokenListSchema,
} from '@/lib/domain/read-models/settings';
import { documentQuery, pagedQuery } from './query-options';

/** Sources with what became of their events in the last 24 hours. */
export const sourcesQuery = () => documentQuery('/api/v1/sources', sourceListSchema, {}, ['settings']);

/** Accounts of people. */
export const accountsQuery = () => documentQuery('/api/v1/accounts', accountListSchema, {}, ['settings']);

/** Tokens of programs, without their secrets. */
export const tokensQuery = () => documentQuery('/api/v1/tokens', tokenListSchema, {}, ['settings']);

/** Events that could not be read, by cursor. */
export const quarantineQuery = (
  filter: { source?: string | null; code?: string | null; state?: string | null },
  paging: { limit?: number } = {},
) => pagedQuery('/api/v1/quarantine', quarantineListSchema, { ...filter, ...paging }, ['quarantine']);

/** One quarantined event with its payload. */
export const quarantineEntryQuery = (id: string) =>
  documentQuery(`/api/v1/quarantine/${encodeURIComponent(id)}`, quarantineDetailSchema, {}, ['quarantine']);
