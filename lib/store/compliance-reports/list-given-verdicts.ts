import { z } from 'zod';
import type { VerdictRow } from '@/lib/domain/read-models/review';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { VERDICT_COLUMNS, verdictRow } from '../review/verdict-columns';

/**
 * The verdicts that were given in [from, to), undone ones too, first one first; at most `limit`, and how many there are.
 * `zones` null is every zone.
 */
export async function listGivenVerdicts(
  { from, to }: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<{ total: number; rows: VerdictRow[] }> {
  const conditions = sql`v.created_at >= ${from} AND v.created_at < ${to}
    AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))`;
  const [rows, [count]] = await Promise.all([
    queryRows(
      verdictRow,
      sql`SELECT ${VERDICT_COLUMNS} FROM verdict v WHERE ${conditions} ORDER BY v.created_at, v.id LIMIT ${limit}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM verdict v WHERE ${conditions}`,
    ),
  ]);
  return { total: count!.total, rows };
}
