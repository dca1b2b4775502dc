import { z } from 'zod';
import {
  erasedFieldSchema,
  erasureRunSchema,
  type ErasedField,
  type ErasureRun,
} from '@/lib/domain/read-models/audit-retention';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';

/** Notes what an entry log.erase tells of, in its transaction. */
export async function insertErasureRun(
  tx: Transaction,
  run: {
    entryId: string;
    kind: ErasureRun['kind'];
    basis: string;
    fields: string[];
    indexes: readonly bigint[];
    byRef: string;
  },
  now: Date,
): Promise<void> {
  const { indexes, ...rest } = run;
  await tx.auditErasureRun.create({
    data: {
      ...rest,
      erasedAt: now,
      entries: indexes.length,
      firstIndex: indexes[0] ?? 0n,
      lastIndex: indexes.at(-1) ?? 0n,
    },
  });
}

/** The last erasures, newest first, and how many there are. */
export async function listErasureRuns(limit: number): Promise<{ items: ErasureRun[]; total: number }> {
  const [items, [count]] = await Promise.all([
    queryRows(
      erasureRunSchema,
      sql`SELECT r.entry_id AS "entryId",
            to_char(r.erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "erasedAt",
            r.kind, r.basis, r.fields, r.entries, r.first_index::text AS "firstIndex",
            r.last_index::text AS "lastIndex", r.by_ref AS "byRef", coalesce(a.name, a.id) AS "byName"
          FROM audit_erasure_run r LEFT JOIN audit_actor a ON a.ref = r.by_ref
          ORDER BY r.erased_at DESC, r.entry_id LIMIT ${limit}`,
    ),
    queryRows(
      z.object({ total: z.number().int() }),
      sql`SELECT count(*)::int AS total FROM audit_erasure_run`,
    ),
  ]);
  return { items, total: count!.total };
}

/** What was erased of entries, and why, by index and field. `leaf` stands for the whole. */
export const listErasedFields = (indexes: readonly string[]): Promise<ErasedField[]> =>
  queryRows(
    erasedFieldSchema,
    sql`SELECT leaf_index::text AS index, field, basis, entry_id AS "entryId",
          to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "erasedAt"
        FROM audit_erasure WHERE leaf_index = ANY(${[...indexes]}::bigint[]) ORDER BY leaf_index, field`,
  );
