import type { ScopeFilter } from '@/lib/domain/filters';
import { environmentListSchema, serviceListSchema, zoneListSchema } from '@/lib/domain/read-models/inventory';
import { documentQuery, pagedQuery } from './query-options';

const ALL = 500;

/** Zones with their services, decisions and denials in the window. */
export const zonesQuery = (scope: Partial<ScopeFilter> = {}) =>
  documentQuery('/api/v1/zones', zoneListSchema, { ...scope, limit: ALL }, ['decision', 'inventory']);

/** Services of the inventory and those seen but not in it, by cursor. */
export const servicesQuery = (
  scope: Partial<ScopeFilter> & { q?: string } = {},
  paging: { limit?: number } = {},
) => pagedQuery('/api/v1/services', serviceListSchema, { ...scope, ...paging }, ['decision', 'inventory']);

/** Environments of the inventory. */
export const environmentsQuery = () =>
  documentQuery('/api/v1/environments', environmentListSchema, { limit: ALL }, ['inventory']);
