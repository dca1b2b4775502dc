import { z } from 'zod';
import { GRANT_KINDS, REVIEW_CONCLUSIONS } from '../access-grant';
import { STANDING_USES } from '../access/judge-standing';
import { GRANT_FINDINGS, GRANT_STATES } from '../access/state-of-grant';
import { pageSchema } from '../filters';
import { auditEntryRowSchema } from './audit';
import { listOf } from './common';

/** A grant as lists and its page show it. */
export const accessGrantRowSchema = z.object({
  id: z.string(),
  kind: z.enum(GRANT_KINDS),
  /** `ref` is the pseudonym in the audit log. Id and name are null once they were erased. */
  holder: z.object({
    type: z.string(),
    ref: z.string(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  role: z.string(),
  scope: z.string().nullable(),
  zone: z.string().nullable(),
  justification: z.string().nullable(),
  approver: z.string().nullable(),
  grantedAt: z.string(),
  grantedBy: z.string().nullable(),
  /** Null for a privilege without an end. */
  expiresAt: z.string().nullable(),
  /** Whether the system that granted it takes it back at the expiry by itself. */
  endsItself: z.boolean(),
  revokedAt: z.string().nullable(),
  revokedBy: z.string().nullable(),
  review: z
    .object({
      by: z.string().nullable(),
      at: z.string(),
      conclusion: z.enum(REVIEW_CONCLUSIONS),
      text: z.string().nullable(),
    })
    .nullable(),
  /** By when a break-glass that has ended is to be reviewed; null where it was, or needs no review. */
  reviewDueAt: z.string().nullable(),
  /** The entry that told of it, and its source: null where it was recorded here. */
  entryId: z.string(),
  source: z.string().nullable(),
  /** Whose entries are what was done under it: an identity of its own, the holder's, or nobody's that is known. */
  identity: z.enum(['own', 'shared', 'unknown']),
  state: z.enum(GRANT_STATES),
  findings: z.array(z.enum(GRANT_FINDINGS)),
  /** Entries of what was done under it, and how many of them after its end; null where nobody can tell. 101 stands for more than 100. */
  uses: z.number().int().nullable(),
  usesAfterEnd: z.number().int().nullable(),
  /** Whether it is the reader's own, which somebody else has to review. */
  isOwn: z.boolean(),
});
export type AccessGrantRow = z.infer<typeof accessGrantRowSchema>;
export const accessGrantListSchema = listOf(accessGrantRowSchema);

export const accessGrantListQuerySchema = pageSchema.extend({
  /** `temporary`: break-glasses and elevations. */
  kind: z.enum([...GRANT_KINDS, 'temporary']).optional(),
  /** `open` has not ended, `past` has. */
  is: z.enum(['open', 'past']).optional(),
  zone: z.string().max(500).optional(),
});
export type AccessGrantListQuery = z.infer<typeof accessGrantListQuerySchema>;

/** Break-glasses and elevations with something wrong, among the last that were given. */
export const accessFindingsSchema = z.object({
  counts: z.record(z.enum(GRANT_FINDINGS), z.number().int()),
  items: z.array(accessGrantRowSchema),
  /** How many grants were looked at, and whether there are older ones. */
  examined: z.number().int(),
  hasOlder: z.boolean(),
  reviewWithinHours: z.number(),
  checkedAt: z.string(),
});
export type AccessFindings = z.infer<typeof accessFindingsSchema>;

/** What was done under a grant, newest first. `isAfterEnd`: after its expiry, or after it was taken back. */
export const grantEntryListSchema = listOf(auditEntryRowSchema.extend({ isAfterEnd: z.boolean() }));
export type GrantEntryRow = z.infer<typeof grantEntryListSchema>['items'][number];

/** A role or right that somebody holds for good. */
export const standingPrivilegeSchema = z.object({
  /** `role` and `token` of Gatehouse itself; `grant` that a source told of or somebody recorded. */
  kind: z.enum(['role', 'token', 'grant']),
  source: z.string().nullable(),
  role: z.string(),
  scope: z.string().nullable(),
  holders: z.number().int(),
  /** The grant that is there the longest; null of Gatehouse itself. */
  grantId: z.string().nullable(),
  /** Some of them, by name. */
  names: z.array(z.string()),
  heldSince: z.string(),
  /** Since when there are records that would tell of a use; null for none. */
  recordedSince: z.string().nullable(),
  /** When any holder last did something: of this very privilege where `isExact`. */
  lastAt: z.string().nullable(),
  isExact: z.boolean(),
  holdersKnown: z.boolean(),
  use: z.enum(STANDING_USES),
});
export type StandingPrivilege = z.infer<typeof standingPrivilegeSchema>;

export const standingPrivilegesSchema = z.object({
  days: z.number().int(),
  items: z.array(standingPrivilegeSchema),
  /** Whether there are more roles than are listed. */
  hasMore: z.boolean(),
});
export type StandingPrivileges = z.infer<typeof standingPrivilegesSchema>;

export const DEFAULT_UNUSED_DAYS = 90;
export const standingQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(3_650).default(DEFAULT_UNUSED_DAYS),
  zone: z.string().max(500).optional(),
});
export type StandingQuery = z.infer<typeof standingQuerySchema>;
