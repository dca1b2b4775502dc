import { z } from 'zod';
import { EVENT_KINDS } from './kinds';
import { DEFAULT_RANGE, timeExpressionSchema } from './time-range';

/** The filters of screens and of `/api/v1`, under the same names in both addresses. */
export const scopeFilterSchema = z.object({
  from: timeExpressionSchema.default(DEFAULT_RANGE.from),
  to: timeExpressionSchema.default(DEFAULT_RANGE.to),
  zone: z.string().max(500).optional(),
  service: z.string().max(500).optional(),
  environment: z.string().max(500).optional(),
});
export type ScopeFilter = z.infer<typeof scopeFilterSchema>;

export const eventFilterSchema = scopeFilterSchema.extend({
  kind: z.enum(EVENT_KINDS as [string, ...string[]]).optional(),
  outcome: z.string().max(50).optional(),
  policy: z.string().max(500).optional(),
  rule: z.string().max(500).optional(),
  revision: z.string().max(500).optional(),
  principal: z.string().max(2_000).optional(),
  source: z.string().max(200).optional(),
  targetZone: z.string().max(500).optional(),
  traceId: z.string().max(64).optional(),
  /** Free text: found in principal, action, resource, reason, rule. */
  q: z.string().max(200).optional(),
});
export type EventFilter = z.infer<typeof eventFilterSchema>;

export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(500).optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** What lists of events take: filter, page and order by time. */
export const eventListQuerySchema = eventFilterSchema
  .extend(pageSchema.shape)
  .extend({ order: z.enum(['desc', 'asc']).default('desc') });
