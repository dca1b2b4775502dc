import { z } from 'zod';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ policy: z.string(), revision: z.string(), payload: z.string() });
export type RevisionWithoutTexts = z.infer<typeof rowSchema>;

/**
 * The revisions published since a time by events of an adapter whose texts are not there, newest first, each with the
 * payload that told of it.
 */
export const listRevisionsWithoutTexts = (
  adapter: string,
  since: Date,
  limit: number,
): Promise<RevisionWithoutTexts[]> =>
  queryRows(
    rowSchema,
    sql`SELECT r.policy, r.revision, e.payload
        FROM policy_revision r
        JOIN change c ON c.event_id = r.event_id AND c.type = 'policy-published'
        JOIN event e ON e.occurred_at = c.occurred_at AND e.id = c.event_id AND e.adapter = ${adapter}
        WHERE r.files IS NULL AND e.received_at >= ${since.toISOString()}::timestamptz
        ORDER BY r.published_at DESC, r.policy LIMIT ${limit}`,
  );
