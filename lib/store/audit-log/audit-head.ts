import type pg from 'pg';
import { HASH_BYTES } from '@/lib/audit-log/hash';
import type { Frontier } from '@/lib/audit-log/frontier';
import { parseMicros, type Micros } from '@/lib/domain/timestamp';
import { getPool } from '../database';

export type AuditHead = {
  tree: Frontier;
  root: Buffer;
  recordedAt: Micros | null;
  /** Entries before this one are found by their words and in the directory of who acted. */
  indexedTo: bigint;
};

const READ = `
  SELECT size, frontier, root, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
    indexed_to AS "indexedTo"
  FROM audit_head`;

type Row = { size: string; frontier: Buffer; root: Buffer; recordedAt: string | null; indexedTo: string };

/** Where the log stands. */
export async function readAuditHead(client: pg.Pool | pg.PoolClient = getPool()): Promise<AuditHead> {
  const { rows } = await client.query<Row>(READ);
  const { size, frontier, root, recordedAt, indexedTo } = rows[0]!;
  const roots = Array.from({ length: frontier.length / HASH_BYTES }, (_, at) =>
    frontier.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
  return {
    tree: { size: BigInt(size), roots },
    root,
    recordedAt: recordedAt === null ? null : parseMicros(recordedAt),
    indexedTo: BigInt(indexedTo),
  };
}
