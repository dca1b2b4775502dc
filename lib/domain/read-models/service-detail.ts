import { z } from 'zod';
import { serviceRowSchema } from './inventory';

/** `GET /api/v1/services/{name}` and `/services/[name]`. */
export const serviceDetailSchema = serviceRowSchema.extend({
  /** The zones it belonged to, newest first; `zone` null is none, `from` null "always", `to` null "still". */
  memberships: z.array(
    z.object({ zone: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
});
export type ServiceDetail = z.infer<typeof serviceDetailSchema>;
