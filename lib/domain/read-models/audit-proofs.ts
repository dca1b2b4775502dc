import { z } from 'zod';

/** A whole number in decimal: sizes and indexes may be larger than a double can tell. */
const count = z.string();

/** A signed checkpoint of the audit log. */
export const auditCheckpointSchema = z.object({
  size: count,
  /** When it was signed, by the clock of the signer. */
  signedAt: z.string(),
  /** The C2SP signed note. */
  note: z.string(),
});
export type AuditCheckpoint = z.infer<typeof auditCheckpointSchema>;

/** Checkpoints by size; `nextAfter` is the size after which to go on, null at the end. */
export const auditCheckpointListSchema = z.object({
  items: z.array(auditCheckpointSchema),
  nextAfter: count.nullable(),
});
export type AuditCheckpointList = z.infer<typeof auditCheckpointListSchema>;

/** The proof that the tree of `to` leaves begins with the tree of `from`; hashes are base64. */
export const auditConsistencySchema = z.object({ from: count, to: count, hashes: z.array(z.string()) });
export type AuditConsistency = z.infer<typeof auditConsistencySchema>;
