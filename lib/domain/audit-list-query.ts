import { z } from 'zod';
import { auditFilterSchema } from './audit-filter';
import { pageSchema } from './filters';

/** What the list of entries takes: filter, page, and from which place of the log on. */
export const auditListQuerySchema = auditFilterSchema.extend(pageSchema.shape).extend({
  /** Only entries with this index or a higher one: what the log has got since its size was this. */
  fromIndex: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export type AuditListQuery = z.infer<typeof auditListQuerySchema>;
