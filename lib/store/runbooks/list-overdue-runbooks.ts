import { overdueRunbookSchema, type OverdueRunbook } from '@/lib/domain/read-models/weekly-review';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

/** Runbooks that were due for a review by a time, the longest overdue first; one that nobody reviewed counts from its making. */
export const listOverdueRunbooks = (at: Date): Promise<OverdueRunbook[]> =>
  queryRows(
    overdueRunbookSchema,
    sql`SELECT slug, title, owner,
          ${microsText('due_at')} AS "dueAt"
        FROM (SELECT slug, title, owner, coalesce(reviewed_at, created_at) + review_days * interval '1 day' AS due_at
          FROM runbook WHERE removed_at IS NULL) due
        WHERE due_at <= ${at} ORDER BY due_at, slug`,
  );
