import { z } from 'zod';
import { accessEntriesSchema, type AccessEntries } from '@/lib/domain/read-models/compliance-report-data';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';
import { firstRows } from './first-rows';

const rowSchema = accessEntriesSchema
  .omit({ actor: true })
  .extend({ total: z.number(), type: z.string(), ref: z.string(), name: z.string().nullable() });

/**
 * What was done in zones, by the audit log: entries that happened in [from, to), summed by zone, actor, action, outcome and
 * source, most entries first; at most `limit` sums, and how many there are. A name that was erased is null.
 */
export async function sumZoneEntries(
  { from, to }: Window,
  zones: readonly string[],
  limit: number,
): Promise<{ total: number; rows: AccessEntries[] }> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT g.*, coalesce(a.name, a.id) AS name FROM (
          SELECT l.zone, l.actor_type AS type, l.actor_ref AS ref, l.action, l.outcome, l.source,
            count(*)::float8 AS entries, ${microsText('min(l.occurred_at)')} AS "firstAt",
            ${microsText('max(l.occurred_at)')} AS "lastAt", min(l.leaf_index)::text AS "firstIndex",
            (count(*) OVER ())::float8 AS total
          FROM audit_leaf l
          WHERE l.zone = ANY(${zones}) AND l.occurred_at >= ${from} AND l.occurred_at < ${to}
          GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 7 DESC, 1, 3, 4, 5, 6 LIMIT ${limit}
        ) g LEFT JOIN audit_actor a ON a.ref = g.ref
        ORDER BY g.entries DESC, g.zone, g.ref, g.action, g.outcome, g.source`,
  );
  return firstRows(rows, ({ type, ref, name, ...row }) => ({ ...row, actor: { type, ref, name } }));
}
