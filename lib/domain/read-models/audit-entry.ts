import { z } from 'zod';
import { GRANT_KINDS } from '../access-grant';
import { auditEntryRowSchema, auditEntrySchema } from './audit';
import { auditCheckpointSchema } from './audit-proofs';
import { erasedFieldSchema } from './audit-retention';

/** How often the head of the log is signed while it grows, in seconds. */
export const CHECKPOINT_EVERY_SECONDS = 10;

/** A whole number of any size, in decimal. */
const wholeSchema = z.string().regex(/^\d{1,20}$/);

/** A key whose signatures are believed for sizes from `fromSize` to `toSize` (null for the current one). */
export const auditKeySchema = z.object({
  vkey: z.string(),
  fromSize: wholeSchema,
  toSize: wholeSchema.nullable(),
  /** The checkpoint at `fromSize`, which the key before signed too; null for the first key, or where it is missing. */
  handover: z.string().nullable(),
});
export type AuditKey = z.infer<typeof auditKeySchema>;

/** What shows that a leaf is in the log. Hashes are base64. */
export const auditProofSchema = z.object({
  /** The first checkpoint that covers the entry. */
  checkpoint: auditCheckpointSchema,
  /** The siblings on the way to its root, the leaf's side first. Empty where the tree has none to give. */
  hashes: z.array(z.string()),
  /** The newest checkpoint. */
  latest: auditCheckpointSchema,
  /** That the newest checkpoint's tree begins with that of the covering one. */
  growth: z.array(z.string()),
});
export type AuditProof = z.infer<typeof auditProofSchema>;

const aroundSchema = z.object({
  /** What happened before it, last first. */
  before: z.array(auditEntryRowSchema),
  /** What happened after it, first first. */
  after: z.array(auditEntryRowSchema),
});
export type AuditAround = z.infer<typeof aroundSchema>;

/** What an entry is to a grant: it told of it, or something was done under the grant. */
export const GRANT_RELATIONS = ['given', 'ended', 'reviewed', 'named', 'under'] as const;
const grantOfEntrySchema = z.object({
  id: z.string(),
  kind: z.enum(GRANT_KINDS),
  role: z.string(),
  relation: z.enum(GRANT_RELATIONS),
});
export type GrantOfEntry = z.infer<typeof grantOfEntrySchema>;

/** `GET /api/v1/audit/entries/{id}` and `/audit/[entryId]`. */
export const auditEntryDetailSchema = z.object({
  entry: auditEntrySchema,
  /** When, why and by which entry each of its erased fields was erased. */
  erasures: z.array(erasedFieldSchema),
  /** Whether nothing that its actor did before has the same action. */
  isFirstOfActor: z.boolean(),
  /** Grants that it tells of, and those under which it was done: five at most. */
  grants: z.array(grantOfEntrySchema),
  /** Null while no checkpoint covers the entry. */
  proof: auditProofSchema.nullable(),
  /** By when a checkpoint was to cover it, and whether that time is long over; null where one does. */
  waiting: z.object({ expectedBy: z.string(), isOverdue: z.boolean() }).nullable(),
  keys: z.array(auditKeySchema),
  /** The same actor, and the first target, around it. */
  sameActor: aroundSchema,
  sameTarget: aroundSchema.nullable(),
  /** The event that it came in as; null for own changes, for events that are not kept any more, and for who may not read them. */
  event: z
    .object({
      id: z.string(),
      source: z.string(),
      adapter: z.string(),
      receivedAt: z.string(),
      payload: z.unknown(),
    })
    .nullable(),
});
export type AuditEntryDetail = z.infer<typeof auditEntryDetailSchema>;
