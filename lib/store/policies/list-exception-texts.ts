import { z } from 'zod';
import { queryRows, sql } from '../query';
import { revisionVisibleTo } from './list-revisions';

const rowSchema = z.object({
  policy: z.string(),
  revision: z.string(),
  files: z.record(z.string(), z.string()),
});

/**
 * The latest texts of each policy some of whose texts hold, or held, a PolicyException: exceptions often lie apart from
 * the policies that they are for. `zones` confines the reader; null is every zone.
 */
export const listExceptionTexts = (zones: readonly string[] | null): Promise<z.infer<typeof rowSchema>[]> =>
  queryRows(
    rowSchema,
    // The condition as the index has it.
    sql`SELECT DISTINCT ON (r.policy) r.policy, r.revision, r.files FROM policy_revision r
        WHERE r.files IS NOT NULL AND ${revisionVisibleTo(zones)}
          AND r.policy IN (SELECT x.policy FROM policy_revision x WHERE x.files::text LIKE '%PolicyException%')
        ORDER BY r.policy, r.published_at DESC`,
  );
