import { z } from 'zod';
import { auditFilterSchema } from './audit-filter';

/** What `POST /api/v1/audit/views` takes: a named filter of the trail, for its owner alone or for everybody. */
export const auditViewInputSchema = z.object({
  name: z.string().trim().min(1, 'a view needs a name').max(80),
  isShared: z.boolean().default(false),
  /** The filters, with the time range as it moves: `now-7d`. */
  query: auditFilterSchema,
});
export type AuditViewInput = z.infer<typeof auditViewInputSchema>;

/** A view as it is kept. */
export const storedAuditViewSchema = auditViewInputSchema.extend({
  id: z.string(),
  ownerType: z.string(),
  ownerId: z.string(),
  ownerName: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type StoredAuditView = z.infer<typeof storedAuditViewSchema>;

/** A view as somebody sees it. */
export const auditViewSchema = auditViewInputSchema.extend({
  id: z.string(),
  ownerName: z.string(),
  isOwn: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type AuditView = z.infer<typeof auditViewSchema>;
export const auditViewListSchema = z.object({ items: z.array(auditViewSchema) });
