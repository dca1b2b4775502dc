import { z } from 'zod';
import { auditFindingSchema } from '../audit-findings';

const whole = z.string();

/** Whether the audit log holds, as far as is known. Sizes and indexes are whole numbers in decimal. */
export const auditIntegritySchema = z.object({
  /** `failed` once something was found, for ever; `unverified` before the verifier's first look. */
  state: z.enum(['intact', 'failed', 'unverified']),
  /** Entries of the log, those verified at least once, and those that no signed checkpoint covers or nobody looked at yet. */
  size: whole,
  verifiedSize: whole,
  waiting: whole,
  checkedAt: z.string().nullable(),
  /** Entries that must exist (without those erased), and those of them that verify: M7 of all time. */
  expected: z.number(),
  verified: z.number(),
  /** The largest checkpoint that was verified. */
  checkpoint: z.object({ size: whole, signedAt: z.string() }).nullable(),
  lastPass: z.object({ at: z.string(), seconds: z.number(), entries: whole }).nullable(),
  /** The pass that is on its way: `next` is its next entry. */
  pass: z.object({ startedAt: z.string(), next: whole }).nullable(),
  /** The last checkpoint that was taken outside of the system; null where none was. */
  lastAnchor: z.object({ at: z.string(), size: whole, where: z.string() }).nullable(),
  /** There are witnesses, and none of them kept anything for longer than is allowed. */
  isAnchorOld: z.boolean(),
  /** Since when entries wait for their places for longer than a minute. */
  outboxSince: z.string().nullable(),
  /** When the first entry was recorded that no checkpoint covers after more than a minute: nothing is signed since then. */
  unsignedSince: z.string().nullable(),
  keys: z.array(z.object({ vkey: z.string(), fromSize: whole, toSize: whole.nullable() })),
  /** Everything that was ever found, for ever, the first bad entry first. */
  findings: z.array(auditFindingSchema),
  generatedAt: z.string(),
});
export type AuditIntegrity = z.infer<typeof auditIntegritySchema>;
