import { z } from 'zod';
import { GRANT_KINDS, REVIEW_CONCLUSIONS, type AccessGrant } from '@/lib/domain/access-grant';
import { sql, type Sql } from '../query';
import { microsText } from '../time-text';

/** Beyond so many, entries of what was done are not counted: "more than 100". */
export const MOST_COUNTED = 100;

/** A grant with what was done under it: `useTo` is until when it could be (null: still), counts end at 101. */
export type UsedGrant = AccessGrant & {
  /** The pseudonym under which it is used; null where no record tells. */
  actsRef: string | null;
  useTo: string | null;
  uses: number;
  usesAfterEnd: number;
};

/** When a grant of `access_grant g` ends or ended; NULL for never. */
export const END = sql`least(g.expires_at, g.revoked_at)`;

/**
 * The entries of what was done under a grant. An identity of its own acts under it whenever it acts, until a later grant
 * gives the same name again. A holder who does other things as well does so until the right is known to be gone: its
 * confirmed end, or its expiry where that ends it by itself. The entry that told of the grant is none of them.
 */
const uses = (zones: readonly string[] | null, after: Sql): Sql => sql`
  (SELECT count(*)::int FROM (SELECT FROM audit_leaf l
    WHERE l.actor_ref = g.acts_ref AND l.occurred_at >= g.granted_at AND ${after}
      AND (u.use_to IS NULL OR l.occurred_at < u.use_to) AND l.id <> g.entry_id
      AND ${zones === null ? sql`TRUE` : sql`l.zone = ANY(${zones})`}
    LIMIT ${MOST_COUNTED + 1}) used)`;

/** The columns from which `grantRow` makes a grant; `zones` confines what is counted of it, null is every zone. */
export const grantColumns = (zones: readonly string[] | null): Sql => sql`
  g.id, g.kind, g.holder_type AS "holderType", g.holder_ref AS "holderRef", g.acts_ref AS "actsRef", g.holder_id AS "holderId",
  g.holder_name AS "holderName", g.identity, g.role, g.scope, g.zone, g.justification, g.approver,
  ${microsText('g.granted_at')} AS "grantedAt", g.granted_by AS "grantedBy",
  ${microsText('g.expires_at')} AS "expiresAt", g.ends_itself AS "endsItself",
  ${microsText('g.revoked_at')} AS "revokedAt", g.revoked_by AS "revokedBy",
  ${microsText('g.review_at')} AS "reviewAt", g.review_by AS "reviewBy",
  g.review_conclusion AS "reviewConclusion", g.review_text AS "reviewText", g.entry_id AS "entryId", g.source,
  ${microsText('u.use_to')} AS "useTo", ${uses(zones, sql`TRUE`)} AS uses,
  ${uses(zones, sql`l.occurred_at > ${END}`)} AS "usesAfterEnd"`;

/** The tables of these columns. */
export const GRANT_TABLES = sql`access_grant g CROSS JOIN LATERAL (SELECT least(
    CASE WHEN g.identity = 'own' THEN NULL WHEN g.ends_itself THEN ${END} ELSE g.revoked_at END,
    CASE WHEN g.identity = 'own' THEN (SELECT min(o.granted_at) FROM access_grant o
      WHERE o.acts_ref = g.acts_ref AND o.identity = 'own' AND o.granted_at > g.granted_at) END) AS use_to) u`;

/** A row of these columns as a grant. */
export const grantRow = z
  .object({
    id: z.string(),
    kind: z.enum(GRANT_KINDS),
    holderType: z.string(),
    holderRef: z.string(),
    actsRef: z.string().nullable(),
    holderId: z.string().nullable(),
    holderName: z.string().nullable(),
    identity: z.enum(['own', 'shared', 'unknown']),
    role: z.string(),
    scope: z.string().nullable(),
    zone: z.string().nullable(),
    justification: z.string().nullable(),
    approver: z.string().nullable(),
    grantedAt: z.string(),
    grantedBy: z.string().nullable(),
    expiresAt: z.string().nullable(),
    endsItself: z.boolean(),
    revokedAt: z.string().nullable(),
    revokedBy: z.string().nullable(),
    reviewAt: z.string().nullable(),
    reviewBy: z.string().nullable(),
    reviewConclusion: z.enum(REVIEW_CONCLUSIONS).nullable(),
    reviewText: z.string().nullable(),
    entryId: z.string(),
    source: z.string().nullable(),
    useTo: z.string().nullable(),
    uses: z.number().int(),
    usesAfterEnd: z.number().int(),
  })
  .transform(
    ({
      holderType,
      holderRef,
      holderId,
      holderName,
      reviewAt,
      reviewBy,
      reviewConclusion,
      reviewText,
      ...row
    }): UsedGrant => ({
      ...row,
      holder: { type: holderType, ref: holderRef, id: holderId, name: holderName },
      review:
        reviewAt === null || reviewConclusion === null
          ? null
          : { at: reviewAt, by: reviewBy, conclusion: reviewConclusion, text: reviewText },
    }),
  );
