import { z } from 'zod';
import type { StoredEntry } from '@/lib/audit-log/verification/stored-entry';
import { queryRows, sql } from '../../query';

const bytes = z.instanceof(Buffer);
const rowSchema = z.object({
  index: z.string().transform(BigInt),
  id: z.string(),
  leaf: bytes.nullable(),
  leafHash: bytes,
  recordedAt: z.string(),
  occurredAt: z.string(),
  actorType: z.string(),
  actorRef: z.string(),
  action: z.string(),
  zone: z.string().nullable(),
  outcome: z.string().nullable(),
  source: z.string(),
  targetKeys: z.array(z.string()),
  sealed: z.record(z.string(), z.object({ salt: z.string(), value: z.unknown() })).nullable(),
});

/** The entries from `from` up to but without `to`, in their order, as they are stored. */
export const readStoredEntries = (from: bigint, to: bigint): Promise<StoredEntry[]> =>
  queryRows(
    rowSchema,
    sql`SELECT l.leaf_index::text AS index, l.id::text, l.leaf, l.leaf_hash AS "leafHash",
          to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
          to_char(l.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
          l.actor_type AS "actorType", l.actor_ref AS "actorRef", l.action, l.zone, l.outcome, l.source,
          l.target_keys AS "targetKeys", s.fields AS sealed
        FROM audit_leaf l LEFT JOIN audit_sealed s USING (leaf_index)
        WHERE l.leaf_index >= ${from.toString()} AND l.leaf_index < ${to.toString()} ORDER BY l.leaf_index`,
  );

const boundsSchema = z.object({ recordedAt: z.string() });

/** When the entry at an index was recorded, by its leaf; null where it is not there, erased or no entry. */
export async function readRecordedAt(index: bigint): Promise<string | null> {
  const rows = await queryRows(
    boundsSchema,
    sql`SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt"
        FROM audit_leaf WHERE leaf_index = ${index.toString()}`,
  );
  return rows[0]?.recordedAt ?? null;
}
