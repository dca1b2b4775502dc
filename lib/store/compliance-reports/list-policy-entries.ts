import { z } from 'zod';
import type { AuditEntry } from '@/lib/domain/read-models/audit';
import type { Window } from '@/lib/domain/time-range';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from '../audit-log/entry-row';
import { queryRows, sql } from '../query';

/**
 * The entries of the log about what was done to policies in Gatehouse in [from, to), first one first; at most `limit`, and
 * how many there are. With `zones` only those of these zones, and those without a zone whose target is one of `policies`.
 */
export async function listPolicyEntries(
  { from, to }: Window,
  zones: readonly string[] | null,
  policies: readonly string[],
  limit: number,
): Promise<{ total: number; rows: AuditEntry[] }> {
  const keys = policies.map((policy) => `policy:${policy}`);
  const conditions = sql`l.occurred_at >= ${from} AND l.occurred_at < ${to} AND starts_with(l.action, 'policy')
    AND (${zones}::text[] IS NULL OR l.zone = ANY(${zones}) OR (l.zone IS NULL AND l.target_keys && ${keys}::text[]))`;
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
