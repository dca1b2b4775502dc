import { z } from 'zod';

/** `GET /api/v1/policies/{policyId}/texts`. */
export const policyTextsSchema = z.object({
  policyId: z.string(),
  /** Null where no revision is known. */
  revision: z.string().nullable(),
  /** The revision that was activated last, else published last. */
  inForce: z.string().nullable(),
  /** By path; null where only the revision's name is known. */
  files: z.record(z.string(), z.string()).nullable(),
});
export type PolicyTextsAnswer = z.infer<typeof policyTextsSchema>;
