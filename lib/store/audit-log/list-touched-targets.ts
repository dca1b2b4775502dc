import { z } from 'zod';
import { queryRows, sql } from '../query';
import { entryConditions, type EntryConditions } from './entry-conditions';

const rowSchema = z.object({
  key: z.string(),
  entries: z.string().transform(Number),
  lastAt: z.string(),
  total: z.string().transform(Number),
});

/** What something was done to, as `type:id`, most often first, and how many there are in all. */
export async function listTouchedTargets(
  filter: EntryConditions,
  limit: number,
): Promise<{ items: { key: string; entries: number; lastAt: string }[]; total: number }> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT key, count(*)::text AS entries, (count(*) OVER ())::text AS total,
          to_char(max(l.occurred_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "lastAt"
        FROM audit_leaf l CROSS JOIN unnest(l.target_keys) AS key
        WHERE ${entryConditions(filter)} GROUP BY key
        ORDER BY count(*) DESC, max(l.occurred_at) DESC, key LIMIT ${limit}`,
  );
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
