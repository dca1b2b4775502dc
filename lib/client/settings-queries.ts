import { cardinalitySchema } from '@/lib/domain/read-models/cardinality';
import { costSchema } from '@/lib/domain/read-models/cost';
import { mappingsListSchema } from '@/lib/domain/read-models/mappings';
import { trustRulesStateSchema, trustRuleVersionListSchema } from '@/lib/domain/read-models/trust-rules';
import {
  accountListSchema,
  quarantineDetailSchema,
  quarantineListSchema,
  tokenListSchema,
} from '@/lib/domain/read-models/settings';
import {
  knownSourceListSchema,
  sourceDetailSchema,
  sourceListSchema,
} from '@/lib/domain/read-models/sources';
import { repositoryAccessStateSchema } from '@/lib/domain/read-models/repository-access';
import { webhookSecretStateSchema } from '@/lib/domain/read-models/webhook-secret';
import { documentQuery, pagedQuery } from './query-options';

/** Every source that Gatehouse can read. */
export const knownSourcesQuery = () =>
  documentQuery('/api/v1/known-sources', knownSourceListSchema, {}, ['settings']);

/** How to connect a source, and what it sent last. */
export const sourceQuery = (path: string) =>
  documentQuery(`/api/v1/known-sources/${encodeURIComponent(path)}`, sourceDetailSchema, {}, ['settings']);

/** Sources, whether they send, and what became of their events in the last 24 hours. */
export const sourcesQuery = () => documentQuery('/api/v1/sources', sourceListSchema, {}, ['settings']);

/** The address of a source's webhook secrets. */
export const webhookSecretPath = (source: string): string =>
  `/api/v1/sources/${encodeURIComponent(source)}/secret`;

/** How a source signs its webhooks, and which of its secrets hold. */
export const webhookSecretQuery = (source: string) =>
  documentQuery(webhookSecretPath(source), webhookSecretStateSchema, {}, ['settings']);

/** The address of where a source's policy texts are read. */
export const repositoryAccessPath = (source: string): string =>
  `/api/v1/sources/${encodeURIComponent(source)}/repository`;

/** Where the policy texts of a source are read, and how the last attempt went. */
export const repositoryAccessQuery = (source: string) =>
  documentQuery(repositoryAccessPath(source), repositoryAccessStateSchema, {}, ['settings']);

/** Accounts of people, by cursor. */
export const accountsQuery = () =>
  pagedQuery('/api/v1/accounts', accountListSchema, { limit: 100 }, ['settings']);

/** Tokens of programs, without their secrets, by cursor. */
export const tokensQuery = () => pagedQuery('/api/v1/tokens', tokenListSchema, { limit: 100 }, ['settings']);

/** The decision mappings of every source that has some. */
export const mappingsQuery = () => documentQuery('/api/v1/mappings', mappingsListSchema, {}, ['settings']);

/** Events that could not be read, by cursor. */
export const quarantineQuery = (
  filter: { source?: string | null; code?: string | null; state?: string | null },
  paging: { limit?: number } = {},
) => pagedQuery('/api/v1/quarantine', quarantineListSchema, { ...filter, ...paging }, ['quarantine']);

/** One quarantined event with its payload. */
export const quarantineEntryQuery = (id: string) =>
  documentQuery(`/api/v1/quarantine/${encodeURIComponent(id)}`, quarantineDetailSchema, {}, ['quarantine']);

/** The active trust rules, what stays unzoned, and the last walk over past events. */
export const trustRulesQuery = () =>
  documentQuery('/api/v1/trust-rules', trustRulesStateSchema, {}, ['settings', 'inventory']);

/** Every version of the trust rules, newest first. */
export const trustRuleVersionsQuery = () =>
  documentQuery('/api/v1/trust-rules/versions', trustRuleVersionListSchema, {}, ['settings']);

/** How many names of a source and zone are told apart, and which sources have more. */
export const cardinalityQuery = () =>
  documentQuery('/api/v1/cardinality', cardinalitySchema, {}, ['settings', 'decision']);

/** Telemetry volume and cost of the month so far. */
export const costQuery = () => documentQuery('/api/v1/cost', costSchema, {}, ['settings', 'inventory']);
