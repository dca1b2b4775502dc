import type pg from 'pg';
import { appendLeaf, rootOf, type CompletedNode, type Frontier } from '@/lib/audit-log/frontier';
import { hashLeaf } from '@/lib/audit-log/hash';
import { makeLeaf, MAX_LEAF_BYTES } from '@/lib/audit-log/make-leaf';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { toTargetKey } from '@/lib/domain/audit-filter';
import { formatMicros, parseMicros, type Micros } from '@/lib/domain/timestamp';
import { copyBinary } from '../copy/copy-binary';
import { getPool } from '../database';
import { readAuditHead } from './audit-head';
import { indexLeaves, type IndexedLeaf } from './index-leaves';
import { readPending, type StoredPending } from './pending-entries';

/** Any number that no other lock of ours has: one sequencer at a time, whichever instance it runs in. */
const LOCK = 4_711_001;
const TILE_LEVELS = 8;

const TAKE = `
  DELETE FROM audit_pending WHERE seq IN (
    SELECT seq FROM (SELECT seq, sum(count) OVER (ORDER BY seq) - count AS before FROM audit_pending ORDER BY seq LIMIT 500) p
    WHERE before < $1)
  RETURNING seq, entries`;

type Leaf = { index: bigint; pending: StoredPending; bytes: Buffer; hash: Buffer };

/**
 * Gives the entries that wait their places in the log, in the order of their coming, about `limit` at most: leaves,
 * tree and head in one transaction. Returns how many, or null where another instance is at it.
 */
export async function sequencePending(clock: () => Micros, limit: number): Promise<number | null> {
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const lock = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS "isOurs"', [
      LOCK,
    ]);
    const count = lock.rows[0]!.isOurs ? await sequence(client, clock, limit) : null;
    await client.query('COMMIT');
    client.release();
    return count;
  } catch (error) {
    const ended = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!ended);
    throw error;
  }
}

async function sequence(client: pg.PoolClient, clock: () => Micros, limit: number): Promise<number> {
  const taken = await client.query<{ seq: string; entries: Buffer }>(TAKE, [limit]);
  if (taken.rows.length === 0) return 0;
  const waiting = taken.rows
    .toSorted((one, other) => Number(BigInt(one.seq) - BigInt(other.seq)))
    .flatMap(({ entries }) => readPending(entries));
  const head = await readAuditHead(client);
  // Never back: the clock of another instance may be behind.
  const recordedAt = Math.max(clock(), head.recordedAt ?? 0);
  let tree: Frontier = head.tree;
  const completed: CompletedNode[] = [];
  const leaves = waiting.map((pending): Leaf => {
    const bytes = makeLeaf(pending.entry, recordedAt);
    if (bytes.length > MAX_LEAF_BYTES) throw new RangeError(`The audit entry ${pending.id} is too long.`);
    const leaf = { index: tree.size, pending, bytes, hash: hashLeaf(bytes) };
    const step = appendLeaf(tree, leaf.hash);
    tree = step.frontier;
    completed.push(...step.completed);
    return leaf;
  });
  await copyLeaves(client, leaves, recordedAt);
  await indexLeaves(client, leaves.map(toIndexed));
  await addToTiles(client, completed);
  await client.query(`UPDATE audit_head SET size = $1, frontier = $2, root = $3, recorded_at = $4`, [
    tree.size.toString(),
    Buffer.concat(tree.roots),
    rootOf(tree),
    formatMicros(recordedAt),
  ]);
  return leaves.length;
}

async function copyLeaves(client: pg.PoolClient, leaves: readonly Leaf[], recordedAt: Micros): Promise<void> {
  await copyBinary(
    client,
    `COPY audit_leaf (leaf_index, id, leaf, leaf_hash, recorded_at, occurred_at, actor_type, actor_ref, action, zone,
       outcome, source, target_keys) FROM STDIN (FORMAT binary)`,
    leaves,
    (rows, { index, pending, bytes, hash }) => {
      const { actor, action, targets, zone, outcome, occurredAt, data } = pending.entry as LeafFields;
      rows.startRow(13);
      rows.bigint(Number(index));
      rows.uuid(pending.id);
      rows.blob(bytes);
      rows.blob(hash);
      rows.timestamp(recordedAt);
      rows.timestamp(parseMicros(occurredAt));
      rows.text(actor.type);
      rows.text(actor.ref);
      rows.text(action);
      rows.text(zone ?? null);
      rows.text(outcome ?? null);
      rows.text(data.source);
      rows.texts(targets.map(toTargetKey));
    },
  );
  const sealed = leaves.filter(({ pending }) => Object.keys(pending.sealed).length > 0);
  await client.query(
    `INSERT INTO audit_sealed (leaf_index, fields)
     SELECT * FROM unnest($1::bigint[], $2::jsonb[])`,
    [
      sealed.map(({ index }) => index.toString()),
      sealed.map(({ pending }) => JSON.stringify(pending.sealed)),
    ],
  );
}

type LeafFields = {
  actor: { type: string; ref: string };
  action: string;
  targets: { type: string; id: string }[];
  zone?: string;
  outcome?: string;
  occurredAt: string;
  data: { source: string };
};

function toIndexed({ index, pending }: Leaf): IndexedLeaf {
  const { data, occurredAt, ...fields } = pending.entry as LeafFields;
  return {
    ...fields,
    index,
    occurredAt: parseMicros(occurredAt),
    source: data.source,
    sealed: pending.sealed,
  };
}

/** Tiles hold the nodes of every eighth level; those between are hashed from them when they are asked for. */
async function addToTiles(client: pg.PoolClient, completed: readonly CompletedNode[]): Promise<void> {
  const tiles = new Map<string, { level: number; index: bigint; hashes: Buffer[] }>();
  for (const { level, index, hash } of completed) {
    if (level % TILE_LEVELS !== 0) continue;
    const tile = { level: level / TILE_LEVELS, index: index / BigInt(TILE_WIDTH), hashes: [] };
    const key = `${tile.level} ${tile.index}`;
    const known = tiles.get(key) ?? tile;
    tiles.set(key, known);
    (known.hashes as Buffer[]).push(hash);
  }
  const rows = [...tiles.values()];
  await client.query(
    `INSERT INTO audit_tile AS t (level, index, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = t.hashes || EXCLUDED.hashes`,
    [
      rows.map(({ level }) => level),
      rows.map(({ index }) => index.toString()),
      rows.map(({ hashes }) => Buffer.concat(hashes)),
    ],
  );
}
