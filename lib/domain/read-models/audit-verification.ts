import { z } from 'zod';
import { auditFindingSchema } from '../audit-findings';

/** What to compare the log with, from outside of the system. */
export const verifyAuditSchema = z.object({
  /** Signed checkpoints that were kept elsewhere; a `note` may be a file of several, one behind the other. */
  checkpoints: z
    .array(z.object({ where: z.string().max(1_000), note: z.string().max(4_000_000) }))
    .max(100)
    .default([]),
  /** A verifier key that was kept elsewhere. */
  vkey: z.string().max(2_000).optional(),
});
export type VerifyAudit = z.infer<typeof verifyAuditSchema>;

const whole = z.string();

/** A line of a full verification; the last one has the summary. Entries are counted from 0. */
export const verifiedStepSchema = z.object({
  done: z.number(),
  of: z.number(),
  /** What is wrong, as findings have it. */
  problems: z.array(auditFindingSchema),
  summary: z
    .object({
      /** Entries of the log, and those of them that were hashed. */
      size: whole,
      entries: whole,
      /** Base64. */
      root: z.string(),
      /** Checkpoints of the log, and those from outside, that the tree was compared with. */
      checkpoints: z.number(),
      kept: z.number(),
      /** Checkpoints from outside that nothing can be compared with. */
      unusable: z.array(z.object({ where: z.string(), why: z.string() })),
      seconds: z.number(),
      entriesPerSecond: z.number().nullable(),
      /** What was ever found before. */
      findings: z.array(auditFindingSchema),
    })
    .nullable(),
});
export type VerifiedStep = z.infer<typeof verifiedStepSchema>;
