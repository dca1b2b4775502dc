import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ digest: z.string(), path: z.string(), text: z.string() });

/** How the texts of revisions begin (so many characters), by the digest of the revision and path. */
export const listTextStarts = (
  digests: readonly string[],
  characters: number,
): Promise<z.infer<typeof rowSchema>[]> =>
  queryRows(
    rowSchema,
    sql`SELECT r.digest, f.key AS path, left(f.value, ${characters}::int) AS text
        FROM (
          SELECT DISTINCT ON (digest) digest, files FROM policy_revision
          WHERE digest = ANY(${digests}) AND files IS NOT NULL ORDER BY digest
        ) r, jsonb_each_text(r.files) AS f
        ORDER BY r.digest, f.key`,
  );
