import { z } from 'zod';
import { retentionRuleSchema } from '../audit-retention/retention-rule';
import { listOf } from './common';

/** Indexes of the log are texts: they may be beyond what a number holds. Times are RFC 3339 UTC. */

const actorSchema = z.object({
  ref: z.string(),
  type: z.string(),
  /** Null once they were erased. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  entries: z.number().int(),
});
export type ErasableActor = z.infer<typeof actorSchema>;

/** What a rule would erase now, and what of that legal holds keep. */
export const retentionPreviewRowSchema = z.object({
  rule: retentionRuleSchema,
  due: z.number().int(),
  held: z.number().int(),
});
export type RetentionPreviewRow = z.infer<typeof retentionPreviewRowSchema>;
export const retentionPreviewSchema = z.object({
  items: z.array(retentionPreviewRowSchema),
  due: z.number().int(),
  held: z.number().int(),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

export const retentionStateSchema = z.object({
  rules: z.array(retentionRuleSchema),
  /** Zones that a rule can be about: those of the inventory and those that entries name. */
  zones: z.array(z.string()),
  size: z.string(),
  /** Entries before it were dropped; their hashes and every checkpoint are still here. */
  minIndex: z.string(),
  prunedAt: z.string().nullable(),
  /** Entries of which nothing but the hash is left, of those from `minIndex` on. */
  erased: z.number().int(),
});
export type RetentionState = z.infer<typeof retentionStateSchema>;

export const legalHoldSchema = z.object({
  id: z.string(),
  zone: z.string().nullable(),
  actorRef: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  /** As `type:id`. */
  target: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  releasedBy: z.string().nullable(),
  releasedAt: z.string().nullable(),
  releaseReason: z.string().nullable(),
  /** How many entries it covers; null once it was released. */
  entries: z.number().int().nullable(),
});
export type LegalHold = z.infer<typeof legalHoldSchema>;
export const legalHoldListSchema = listOf(legalHoldSchema);

/** What one entry log.erase tells of. */
export const erasureRunSchema = z.object({
  entryId: z.string(),
  erasedAt: z.string(),
  kind: z.enum(['request', 'retention']),
  basis: z.string(),
  /** `leaf` for everything but the hash. */
  fields: z.array(z.string()),
  entries: z.number().int(),
  firstIndex: z.string(),
  lastIndex: z.string(),
  byRef: z.string(),
  byName: z.string().nullable(),
});
export type ErasureRun = z.infer<typeof erasureRunSchema>;
export const erasureRunListSchema = listOf(erasureRunSchema);

/** A value of an entry that was erased, or its whole leaf, and why. */
export const erasedFieldSchema = z.object({
  index: z.string(),
  field: z.string(),
  erasedAt: z.string(),
  basis: z.string(),
  entryId: z.string(),
});
export type ErasedField = z.infer<typeof erasedFieldSchema>;

/** What an erasure would touch. Counts are of entries that still hold something. */
export const erasurePreviewSchema = z.object({
  entry: z
    .object({
      id: z.string(),
      index: z.string(),
      action: z.string(),
      occurredAt: z.string(),
      /** What the log says of itself: its values can be erased, the entry cannot. */
      isOfLog: z.boolean(),
    })
    .nullable(),
  actor: actorSchema.nullable(),
  /** Whom a name may mean, where it is not one alone. */
  candidates: z.array(actorSchema),
  fields: z.array(z.object({ field: z.string(), entries: z.number().int() })),
  /** Entries with values that can be erased one by one. */
  entries: z.number().int(),
  /** Entries that can be erased as a whole. */
  leaves: z.number().int(),
  /** Entries that somebody else made about the actor, found by type and id. */
  asTarget: z.number().int(),
  holds: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      setBy: z.string(),
      setAt: z.string(),
      entries: z.number().int(),
    }),
  ),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** What a request erased; what is remaining is erased by asking again. */
export const erasureResultSchema = z.object({
  erased: z.number().int(),
  entryIds: z.array(z.string()),
  remaining: z.number().int(),
});
export type ErasureResult = z.infer<typeof erasureResultSchema>;
