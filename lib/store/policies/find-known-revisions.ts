import type pg from 'pg';
import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  policy: z.string(),
  revision: z.string(),
  /** Null where only its name is known. */
  digest: z.string().nullable(),
});
export type KnownRevision = z.infer<typeof rowSchema>;

/** Which of the named revisions are known, with the digests of their texts; to a transaction its own are known, too. */
export const findKnownRevisions = (
  wanted: readonly { policy: string; revision: string }[],
  client?: pg.PoolClient,
): Promise<KnownRevision[]> =>
  queryRows(
    rowSchema,
    sql`SELECT r.policy, r.revision, CASE WHEN r.files IS NULL THEN NULL ELSE r.digest END AS digest
        FROM unnest(${wanted.map(({ policy }) => policy)}::text[], ${wanted.map(({ revision }) => revision)}::text[])
          AS w(policy, revision)
        JOIN policy_revision r ON r.policy = w.policy AND r.revision = w.revision`,
    client,
  );

/** The latest revision of each policy whose texts are known. */
export const findLatestTexts = (policies: readonly string[]): Promise<KnownRevision[]> =>
  queryRows(
    rowSchema,
    sql`SELECT DISTINCT ON (r.policy) r.policy, r.revision, r.digest FROM policy_revision r
        WHERE r.policy = ANY(${policies}) AND r.files IS NOT NULL
        ORDER BY r.policy, r.published_at DESC`,
  );
