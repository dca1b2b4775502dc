import type { ScopeFilter } from '@/lib/domain/filters';
import {
  environmentListSchema,
  serviceListSchema,
  zoneListSchema,
  zoneRowSchema,
} from '@/lib/domain/read-models/inventory';
import { serviceDetailSchema } from '@/lib/domain/read-models/service-detail';
import { documentQuery, pagedQuery } from './query-options';

const ALL = 500;

/** Zones with their services, decisions and denials in the window. */
export const zonesQuery = (scope: Partial<ScopeFilter> = {}) =>
  documentQuery('/api/v1/zones', zoneListSchema, { ...scope, limit: ALL }, ['decision', 'inventory']);

/** One zone with its services, decisions and denials in the window. */
export const zoneQuery = (slug: string, scope: Partial<ScopeFilter> = {}) =>
  documentQuery(`/api/v1/zones/${encodeURIComponent(slug)}`, zoneRowSchema, scope, ['decision', 'inventory']);

/** Services of the inventory and those seen but not in it, by cursor. */
export const servicesQuery = (
  scope: Partial<ScopeFilter> & { q?: string; inInventory?: boolean; at?: string } = {},
  paging: { limit?: number } = {},
) => pagedQuery('/api/v1/services', serviceListSchema, { ...scope, ...paging }, ['decision', 'inventory']);

/** Environments of the inventory. */
export const environmentsQuery = () =>
  documentQuery('/api/v1/environments', environmentListSchema, { limit: ALL }, ['inventory']);

/** One service with the zones it belonged to. */
export const serviceQuery = (name: string, scope: Partial<ScopeFilter> = {}) =>
  documentQuery(`/api/v1/services/${encodeURIComponent(name)}`, serviceDetailSchema, scope, [
    'decision',
    'inventory',
  ]);
