import { z } from 'zod';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { relatedCondition, type RelatedPolicies } from './related-policies';
import { revisionVisibleTo } from './list-revisions';

const rowSchema = z.object({
  policy: z.string(),
  revision: z.string(),
  parent: z.string().nullable(),
  reviewUrl: z.string().nullable(),
  approvals: z.array(z.object({ by: z.string(), at: z.string(), url: z.string().nullable() })),
});
export type StoredReview = z.infer<typeof rowSchema>;

/**
 * How revisions came to be: what they were made from, where they were reviewed and who approved them, first
 * approval first. A review is that of the revision's commit where it does not name one itself; of one approver
 * the last word counts, whether it came before or after the publication. `zones` confines the reader; null is
 * every zone.
 */
export const listRevisionReviews = (
  related: RelatedPolicies,
  zones: readonly string[] | null,
): Promise<StoredReview[]> =>
  queryRows(
    rowSchema,
    sql`SELECT r.policy, r.revision, r.parent, v.review_url AS "reviewUrl", coalesce(a.approvals, '[]'::jsonb) AS approvals
        FROM policy_revision r
        CROSS JOIN LATERAL (SELECT coalesce(r.review_url, (
          SELECT c.review_url FROM change c
          WHERE c.commit = r.commit AND c.review_url IS NOT NULL ORDER BY c.occurred_at, c.event_id LIMIT 1
        )) AS review_url) v
        CROSS JOIN LATERAL (
          SELECT jsonb_agg(jsonb_build_object('by', l.approver, 'url', l.url,
            'at', ${microsText('l.at')}) ORDER BY l.at, l.approver) AS approvals
          FROM (
            SELECT DISTINCT ON (p.approver) p.approver, p.at, p.state, p.url FROM policy_approval p
            WHERE (p.policy = r.policy AND p.revision = r.revision) OR (p.policy IS NULL AND p.revision = r.commit)
              OR (p.review_url = v.review_url AND (p.policy IS NULL OR p.policy = r.policy))
            ORDER BY p.approver, p.at DESC, p.state DESC
          ) l WHERE l.state = 'approved'
        ) a
        WHERE ${relatedCondition(sql`r.policy`, related)} AND ${revisionVisibleTo(zones)}`,
  );
