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
  /** Where the entries begin that are still here: those before it were dropped. Its roots are what is left of them. */
  beginning: Frontier;
  /** When entries were last dropped; null where none ever was. */
  prunedAt: Micros | null;
};

const READ = `
  SELECT size, frontier, root, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
    indexed_to AS "indexedTo", min_index AS "minIndex", min_frontier AS "minFrontier",
    to_char(pruned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "prunedAt"
  FROM audit_head`;

type Row = {
  size: string;
  frontier: Buffer;
  root: Buffer;
  recordedAt: string | null;
  indexedTo: string;
  minIndex: string;
  minFrontier: Buffer;
  prunedAt: string | null;
};

/** Where the log stands. */
export async function readAuditHead(client: pg.Pool | pg.PoolClient = getPool()): Promise<AuditHead> {
  const { rows } = await client.query<Row>(READ);
  const { size, frontier, root, recordedAt, indexedTo, minIndex, minFrontier, prunedAt } = rows[0]!;
  return {
    tree: { size: BigInt(size), roots: splitHashes(frontier) },
    root,
    recordedAt: recordedAt === null ? null : parseMicros(recordedAt),
    indexedTo: BigInt(indexedTo),
    beginning: { size: BigInt(minIndex), roots: splitHashes(minFrontier) },
    prunedAt: prunedAt === null ? null : parseMicros(prunedAt),
  };
}

const splitHashes = (hashes: Buffer): Buffer[] =>
  Array.from({ length: hashes.length / HASH_BYTES }, (_, at) =>
    hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
