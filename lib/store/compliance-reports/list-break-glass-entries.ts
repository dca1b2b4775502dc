import { z } from 'zod';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { Window } from '@/lib/domain/time-range';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from '../audit-log/entry-row';
import { queryRows, sql } from '../query';

/** How sources call it: `break-glass.used`, `BreakGlassActivated`, `emergency_access`. */
const BREAK_GLASS = '(break[-_ .]?(the[-_ .]?)?glass|emergency[-_ .]?access)';

/**
 * The entries of the log whose action is a use of break-glass, that happened in [from, to), first one first; at most
 * `limit`, and how many there are. `zones` null is every zone, and those entries that name none.
 */
export async function listBreakGlassEntries(
  { from, to }: Window,
  zones: readonly string[] | null,
  limit: number,
): Promise<{ total: number; rows: AuditEntry[] }> {
  const conditions = sql`l.occurred_at >= ${from} AND l.occurred_at < ${to} AND l.action ~* ${BREAK_GLASS}
    AND (${zones}::text[] IS NULL OR l.zone = ANY(${zones}))`;
  const [rows, [count]] = await Promise.all([
    queryRows(
      entryRow,
      sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES} WHERE ${conditions}
          ORDER BY l.occurred_at, l.leaf_index LIMIT ${limit}`,
    ),
    queryRows(
      z.object({ total: z.number() }),
      sql`SELECT count(*)::float8 AS total FROM audit_leaf l WHERE ${conditions}`,
    ),
  ]);
  return { total: count!.total, rows };
}
