import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';

const spanSchema = z.object({
  count: z.number(),
  firstIndex: z.string().nullable(),
  lastIndex: z.string().nullable(),
});
export type EntrySpan = z.infer<typeof spanSchema>;

/** How many entries of the log happened in [from, to), and the first and last places of them; null where there are none. */
export async function readEntrySpan({ from, to }: Window): Promise<EntrySpan> {
  const [row] = await queryRows(
    spanSchema,
    sql`SELECT count(*)::float8 AS count, min(leaf_index)::text AS "firstIndex", max(leaf_index)::text AS "lastIndex"
        FROM audit_leaf WHERE occurred_at >= ${from} AND occurred_at < ${to}`,
  );
  return row!;
}

/** How many of them stand before a place of the log. */
export async function countEntriesBelow({ from, to }: Window, size: bigint): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number() }),
    sql`SELECT count(*)::float8 AS count FROM audit_leaf
        WHERE occurred_at >= ${from} AND occurred_at < ${to} AND leaf_index < ${size.toString()}::bigint`,
  );
  return row!.count;
}

/** How many entries wait for a place in the log. */
export async function countWaitingEntries(): Promise<number> {
  const [row] = await queryRows(
    z.object({ count: z.number() }),
    sql`SELECT coalesce(sum(count), 0)::float8 AS count FROM audit_pending`,
  );
  return row!.count;
}
