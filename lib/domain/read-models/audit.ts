import { z } from 'zod';
import { listOf } from './common';

/** An entry of the audit log in a list. Values that were erased are null, and `erased` names their fields. */
export const auditEntryRowSchema = z.object({
  /** Its place in the log, a whole number in decimal. */
  index: z.string(),
  id: z.string(),
  /** When it happened, by the source's clock. */
  occurredAt: z.string(),
  /** When it entered the log; never decreases along it. */
  recordedAt: z.string(),
  actor: z.object({
    type: z.string(),
    /** A pseudonym that stays the same. */
    ref: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  action: z.string(),
  targets: z.array(z.object({ type: z.string(), id: z.string(), name: z.string().nullable() })),
  zone: z.string().nullable(),
  environment: z.string().nullable(),
  service: z.string().nullable(),
  source: z.string(),
  outcome: z.string().nullable(),
  ip: z.string().nullable(),
  /** Fields whose values were erased, such as `actor.name`; `leaf` where nothing but the hash is left. */
  erased: z.array(z.string()),
});
export type AuditEntryRow = z.infer<typeof auditEntryRowSchema>;
export const auditEntryListSchema = listOf(auditEntryRowSchema);

/** An entry with all that is known of it. */
export const auditEntrySchema = auditEntryRowSchema.extend({
  context: z.object({
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    location: z.string().nullable(),
  }),
  /** What is different now, as the source told it; null where it told nothing or it was erased. */
  changes: z.unknown(),
  /** Details that are nobody's personal data, such as `adapter`. */
  data: z.record(z.string(), z.unknown()),
  /** The bytes that the log commits to, in base64; null where they were erased. */
  leaf: z.string().nullable(),
  /** SHA-256 of 0x00 and the leaf, in base64. */
  leafHash: z.string(),
  /** The values behind the commitments of the leaf that are still there, with their salts in base64. */
  sealed: z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() })),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
