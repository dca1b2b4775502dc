import { z } from 'zod';
import { HASH_BYTES } from '@/lib/audit-log/hash';
import { listNodes } from '@/lib/audit-log/ranges';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';
import { readNodes } from './read-nodes';

const WIDTH = BigInt(TILE_WIDTH);

/**
 * Where the log could begin: before it, everything is erased and nothing held, but for what the log says of itself, and
 * that was recorded before `logBefore` (null keeps it for ever). A multiple of 256 that a checkpoint covers and whose
 * entries were verified, null where it is no further than now.
 */
export async function findPrunable(logBefore: Date | null): Promise<bigint | null> {
  const [row] = await queryRows(
    z.object({ end: z.string().transform(BigInt).nullable(), minIndex: z.string().transform(BigInt) }),
    sql`SELECT h.min_index::text AS "minIndex",
          least(h.size, (SELECT max(size) FROM audit_checkpoint), (SELECT min(leaf_index) FROM audit_held),
            (SELECT verified_size FROM audit_verification), (
            SELECT l.leaf_index FROM audit_leaf l
            WHERE l.leaf IS NOT NULL AND NOT (l.source = 'gatehouse' AND l.action LIKE 'log.%'
              AND l.recorded_at < coalesce(${logBefore}::timestamptz, '-infinity'))
            ORDER BY l.leaf_index LIMIT 1))::text AS "end"
        FROM audit_head h WHERE EXISTS (SELECT FROM audit_checkpoint)`,
  );
  if (!row?.end) return null;
  const end = (row.end / WIDTH) * WIDTH;
  return end > row.minIndex ? end : null;
}

/** The roots of the complete subtrees before an index, left to right, one behind the other: 32 bytes each. */
export async function readFrontierAt(index: bigint): Promise<Buffer> {
  const nodes = listNodes({ from: 0n, to: index });
  const hashOf = await readNodes(nodes);
  const frontier = Buffer.concat(nodes.map(hashOf));
  if (frontier.length !== nodes.length * HASH_BYTES) throw new Error(`The tree has no frontier at ${index}.`);
  return frontier;
}

/** Drops the entries before an index for ever. Their hashes and all checkpoints stay. Returns how many went. */
export async function pruneLog(
  tx: Transaction,
  minIndex: bigint,
  frontier: Buffer,
  now: Date,
): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT audit_prune(${minIndex.toString()}::bigint, ${frontier}::bytea, ${now}::timestamptz)::int AS dropped`;
  return z.array(z.object({ dropped: z.number().int() })).parse(rows)[0]!.dropped;
}
