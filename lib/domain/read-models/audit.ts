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
/** An entry in the trail, with what is known of its erasures. */
export const auditTrailRowSchema = auditEntryRowSchema.extend({
  erasures: z.array(z.object({ field: z.string(), erasedAt: z.string(), basis: z.string() })),
});
export type AuditTrailRow = z.infer<typeof auditTrailRowSchema>;

/** A page of the trail. */
export const auditEntryListSchema = listOf(auditTrailRowSchema).extend({
  /** `total` counts up to a bound, and there are more. */
  isTotalLeast: z.boolean(),
  /** The page ended because it took too long: back to then it is complete, and its cursor goes on. */
  searchedTo: z.string().nullable(),
  /** How many entries the log had before this was read: what came later has this index or a higher one. */
  logSize: z.string(),
  /** Of a search for words: the newest entries whose words are not found yet, since much came at once. */
  unsearched: z.number().int(),
});
export type AuditEntryList = z.infer<typeof auditEntryListSchema>;

/** By what the trail can be narrowed down; each is a filter of the same name. */
export const AUDIT_FACETS = ['actor', 'action', 'target', 'zone', 'source', 'outcome'] as const;
export type AuditFacetName = (typeof AUDIT_FACETS)[number];

/** The values of one facet among the counted entries, most frequent first. */
export const auditFacetSchema = z.object({
  name: z.enum(AUDIT_FACETS),
  values: z.array(
    z.object({
      /** As the filter takes it. */
      value: z.string(),
      /** Who the pseudonym of an actor stands for; null for other facets and where it was erased. */
      label: z.string().nullable(),
      entries: z.number().int(),
    }),
  ),
  /** How many different values there are, those that `values` leaves out among them. */
  different: z.number().int(),
  /** Entries that have none. */
  without: z.number().int(),
});
export type AuditFacet = z.infer<typeof auditFacetSchema>;

export const auditFacetsSchema = z.object({
  /** The entries that were counted, which are the newest that match. */
  counted: z.number().int(),
  /** Whether these are all that match. */
  isAll: z.boolean(),
  /** Null where counting took too long. */
  facets: z.array(auditFacetSchema).nullable(),
});
export type AuditFacets = z.infer<typeof auditFacetsSchema>;

/** An entry of an export: what the list shows, and what is different now. */
export const exportedEntrySchema = auditEntryRowSchema.extend({ changes: z.unknown() });
export type ExportedEntry = z.infer<typeof exportedEntrySchema>;

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
