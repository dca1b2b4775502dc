import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { isOfNoDrill } from '../drills/leave-out-drills';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { changeZoneCondition, relatedCondition, type RelatedPolicies } from './related-policies';

const rowSchema = z.object({
  policy: z.string(),
  revision: z.string(),
  publishedAt: z.string(),
  author: z.string().nullable(),
  commit: z.string().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
  digest: z.string().nullable(),
  files: z.array(z.string()),
});
export type StoredRevision = z.infer<typeof rowSchema>;

/**
 * What is known of revisions, with the paths of their texts but without the texts; null for those of
 * every policy that is no drill's. `zones` confines the reader; null is every zone.
 */
export function listRevisions(
  related: RelatedPolicies | null,
  zones: readonly string[] | null,
): Promise<StoredRevision[]> {
  const wanted = related
    ? relatedCondition(sql`r.policy`, related)
    : isOfNoDrill(sql`r.policy`, sql`r.published_at`);
  return queryRows(
    rowSchema,
    sql`SELECT r.policy, r.revision,
          ${microsText('r.published_at')} AS "publishedAt",
          r.author, r.commit, r.message, r.url, r.digest,
          coalesce((SELECT array_agg(path ORDER BY path) FROM jsonb_object_keys(r.files) AS path), '{}') AS files
        FROM policy_revision r
        WHERE ${wanted} AND ${revisionVisibleTo(zones)}
        ORDER BY r.published_at DESC, r.policy, r.revision`,
  );
}

const textsSchema = z.object({
  policy: z.string(),
  files: z.record(z.string(), z.string()).nullable(),
});
export type StoredTexts = z.infer<typeof textsSchema>;

/** The texts of one revision under every related name; `files` is null where only the name is known. */
export const readRevisionTexts = (
  related: RelatedPolicies,
  revision: string,
  zones: readonly string[] | null,
): Promise<StoredTexts[]> =>
  queryRows(
    textsSchema,
    sql`SELECT r.policy, r.files FROM policy_revision r
        WHERE ${relatedCondition(sql`r.policy`, related)} AND r.revision = ${revision} AND ${revisionVisibleTo(zones)}`,
  );

/** Whether the revision (`r`) concerns the zones that the reader is confined to; null is every zone. */
export const revisionVisibleTo = (zones: readonly string[] | null) =>
  zones === null
    ? sql`TRUE`
    : sql`EXISTS (SELECT 1 FROM change c WHERE c.event_id = r.event_id AND ${changeZoneCondition(zones, UNZONED)})`;
