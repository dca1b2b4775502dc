import { z } from 'zod';
import { WHOLE_LEAF } from '@/lib/domain/audit-retention/sealed-fields';
import type { ErasurePreview } from '@/lib/domain/read-models/audit-retention';
import { queryRows, sql, type Sql } from '../query';

/** Which entries: one, those of who acted, or those that were done to a target. */
export type ErasureSelection = { index: string } | { actorRef: string } | { target: string };

const OF_LOG = sql`(l.source = 'gatehouse' AND l.action LIKE 'log.%')`;

const conditionOf = (selection: ErasureSelection): Sql => {
  if ('index' in selection) return sql`l.leaf_index = ${selection.index}::bigint`;
  if ('actorRef' in selection) return sql`l.actor_ref = ${selection.actorRef}`;
  return sql`l.target_keys @> ARRAY[${selection.target}]::text[]`;
};

/** Of which entries something is left to erase: any of the fields, or with `leaf` the whole. */
const leftOf = (fields: readonly string[]): Sql =>
  fields.includes(WHOLE_LEAF)
    ? sql`l.leaf IS NOT NULL AND NOT ${OF_LOG}`
    : sql`EXISTS (SELECT FROM audit_sealed s WHERE s.leaf_index = l.leaf_index AND s.fields ?| ${[...fields]}::text[])`;

/** The first entries of a selection of which something is left to erase. What the log says of itself stays whole. */
export async function pickErasable(
  selection: ErasureSelection,
  fields: readonly string[],
  limit: number,
): Promise<bigint[]> {
  const rows = await queryRows(
    z.object({ index: z.string().transform(BigInt) }),
    sql`SELECT l.leaf_index AS index FROM audit_leaf l
        WHERE ${conditionOf(selection)} AND ${leftOf(fields)} ORDER BY l.leaf_index LIMIT ${limit}`,
  );
  return rows.map(({ index }) => index);
}

/** How many entries of a selection still have something of these fields. */
export async function countErasable(selection: ErasureSelection, fields: readonly string[]): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number().int() }),
    sql`SELECT count(*)::int AS count FROM audit_leaf l WHERE ${conditionOf(selection)} AND ${leftOf(fields)}`,
  );
  return row!.count;
}

/** How many entries of a selection still have which value. */
export const countSealedFields = (selection: ErasureSelection): Promise<ErasurePreview['fields']> =>
  queryRows(
    z.object({ field: z.string(), entries: z.number().int() }),
    sql`SELECT f.field, count(*)::int AS entries
        FROM audit_leaf l JOIN audit_sealed s USING (leaf_index)
        CROSS JOIN LATERAL jsonb_object_keys(s.fields) AS f(field)
        WHERE ${conditionOf(selection)} GROUP BY 1 ORDER BY 1`,
  );

const holdSchema = z.object({
  id: z.string(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  entries: z.number().int(),
});

/** The legal holds that cover any entry of a selection, those set first before the others. */
export const listHoldsOver = (selection: ErasureSelection): Promise<z.infer<typeof holdSchema>[]> =>
  queryRows(
    holdSchema,
    sql`SELECT h.id, h.reason, h.set_by AS "setBy",
          to_char(h.set_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "setAt", count(*)::int AS entries
        FROM audit_leaf l JOIN audit_held d USING (leaf_index) JOIN audit_hold h ON h.id = d.hold_id
        WHERE ${conditionOf(selection)} GROUP BY h.id ORDER BY h.set_at, h.id`,
  );
