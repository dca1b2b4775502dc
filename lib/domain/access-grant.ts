import { z } from 'zod';
import { timeSchema } from './event';

/**
 * How somebody came to a right: in an emergency past the ordinary way, for a while, or for good. A standing privilege
 * is one without an expiry.
 */
export const GRANT_KINDS = ['break-glass', 'elevation', 'standing'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];
export const TEMPORARY_KINDS = ['break-glass', 'elevation'] as const satisfies readonly GrantKind[];

export const REVIEW_CONCLUSIONS = ['justified', 'not-justified', 'follow-up'] as const;
export type ReviewConclusion = (typeof REVIEW_CONCLUSIONS)[number];

const name = z.string().trim().min(1, 'must not be empty').max(500);
const text = z.string().trim().min(1, 'must not be empty').max(10_000);
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** Whoever holds a right; `type` and `id` as in the audit entries of what they do. */
export const grantHolderSchema = z.strictObject({ type: name, id: name, name: optional(name) });
export type GrantHolder = z.infer<typeof grantHolderSchema>;

/** A grant as somebody records it here. */
export const grantInputSchema = z.strictObject({
  kind: z.enum(GRANT_KINDS),
  holder: grantHolderSchema,
  /** The role or right that was granted. */
  role: name,
  /** What it holds for, in the words of the system that granted it. */
  scope: optional(name),
  zone: optional(name),
  justification: text,
  approver: optional(name),
  /** By default now; an earlier time for what was granted before it is recorded. */
  grantedAt: timeSchema.nullish(),
  /** Left out for a standing privilege, and only there. */
  expiresAt: timeSchema.nullish(),
});
export type GrantInput = z.input<typeof grantInputSchema>;

/** What the review after a break-glass came to. */
export const grantReviewInputSchema = z.strictObject({ conclusion: z.enum(REVIEW_CONCLUSIONS), text });
export type GrantReviewInput = z.input<typeof grantReviewInputSchema>;

export type GrantReview = {
  by: string | null;
  at: string;
  conclusion: ReviewConclusion;
  text: string | null;
};

/**
 * A right that somebody holds or held. Times are RFC 3339 UTC. What no record tells is null.
 */
export type AccessGrant = {
  id: string;
  kind: GrantKind;
  /** `ref` is the pseudonym in the audit log. Id and name are null once they were erased. */
  holder: { type: string; ref: string; id: string | null; name: string | null };
  role: string;
  scope: string | null;
  zone: string | null;
  justification: string | null;
  approver: string | null;
  grantedAt: string;
  grantedBy: string | null;
  expiresAt: string | null;
  /** Whether the system that granted it takes it back at the expiry by itself, as AWS does with temporary credentials. */
  endsItself: boolean;
  revokedAt: string | null;
  revokedBy: string | null;
  review: GrantReview | null;
  /** The entry of the audit log that told of it, and its source: null where it was recorded here. */
  entryId: string;
  source: string | null;
  /**
   * Whose entries are what was done under it. `own`: of an identity that exists only under the grant, such as the session
   * of an assumed role. `shared`: of the holder, who does other things as well. `unknown`: no record tells, as with groups.
   */
  identity: 'own' | 'shared' | 'unknown';
};
