import type { EventFilter, ScopeFilter } from '@/lib/domain/filters';
import { EVENT_KINDS } from '@/lib/domain/kinds';
import { changeMarkerSchema, listOf } from '@/lib/domain/read-models/common';
import { denialDetailSchema, eventListSchema } from '@/lib/domain/read-models/events';
import { documentQuery, pagedQuery } from './query-options';

type Paging = { limit?: number; sort?: string };

/** Denials, newest first, by cursor. */
export const denialsQuery = (filter: EventFilter, paging: Paging = {}) =>
  pagedQuery('/api/v1/denials', eventListSchema, { ...filter, ...paging }, ['decision']);

/** One denial with everything known about it. */
export const denialQuery = (eventId: string) =>
  documentQuery(`/api/v1/denials/${encodeURIComponent(eventId)}`, denialDetailSchema, {}, []);

/** Events of any kind, newest first, by cursor. */
export const eventsQuery = (filter: EventFilter, paging: Paging = {}) =>
  pagedQuery('/api/v1/events', eventListSchema, { ...filter, ...paging }, EVENT_KINDS);

/** Policy changes, deploys, rotations and maintenance of a window. */
export const changesQuery = (scope: ScopeFilter & { policy?: string }) =>
  documentQuery('/api/v1/changes', listOf(changeMarkerSchema), scope, ['change']);
