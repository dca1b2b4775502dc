import type pg from 'pg';
import { rootOf } from '@/lib/audit-log/frontier';
import { growTree, type TileGrowth } from '@/lib/audit-log/grow-tree';
import { hashLeaf } from '@/lib/audit-log/hash';
import { finishLeaf } from '@/lib/audit-log/make-leaf';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { copyBinary } from '../copy/copy-binary';
import { readBinaryCopy } from '../copy/read-binary-copy';
import { announceEntries } from './announce-entries';
import { readAuditHead } from './audit-head';
import { indexLeaves } from './index-leaves';
import { onlySequencer } from './only-sequencer';
import { readPending, type StoredPending } from './pending-entries';

/** So many are made findable at once. More at a time must not wait for it: `indexEntries` follows. */
const INDEX_AT_ONCE = 256;

/** COPY takes no parameters. */
const takeAbout = (limit: number): string => `
  COPY (
    DELETE FROM audit_pending WHERE seq IN (
      SELECT seq FROM (SELECT seq, sum(count) OVER (ORDER BY seq) - count AS before FROM audit_pending ORDER BY seq LIMIT 500) p
      WHERE before < ${BigInt(limit)})
    RETURNING seq, entries
  ) TO STDOUT (FORMAT binary)`;

type Leaf = { index: bigint; pending: StoredPending; bytes: Buffer; hash: Buffer };

/**
 * Gives the entries that wait their places in the log, in the order of their coming, about `limit` at most: leaves,
 * tree and head in one transaction. Returns how many, or null where another instance is at it.
 */
export const sequencePending = (
  clock: () => Micros,
  limit: number,
  indexAtOnce = INDEX_AT_ONCE,
): Promise<number | null> => onlySequencer((client) => sequence(client, clock, limit, indexAtOnce));

async function sequence(
  client: pg.PoolClient,
  clock: () => Micros,
  limit: number,
  indexAtOnce: number,
): Promise<number> {
  const taken = await readBinaryCopy(client, takeAbout(limit));
  if (taken.length === 0) return 0;
  const waiting = taken
    .map(([seq, entries]) => ({ seq: Number(seq!.readBigInt64BE()), entries: entries! }))
    .toSorted((one, other) => one.seq - other.seq)
    .flatMap(({ entries }) => readPending(entries));
  const head = await readAuditHead(client);
  // Never back: the clock of another instance may be behind.
  const recordedAt = Math.max(clock(), head.recordedAt ?? 0);
  const leaves = waiting.map((pending, place): Leaf => {
    const bytes = finishLeaf(pending.leaf.bytes, pending.leaf.recordedAt, recordedAt);
    return { index: head.tree.size + BigInt(place), pending, bytes, hash: hashLeaf(bytes) };
  });
  const { frontier: tree, tiles } = growTree(
    head.tree,
    leaves.map(({ hash }) => hash),
  );
  await copyLeaves(client, leaves, recordedAt);
  await addToTiles(client, tiles);
  const isIndexed = head.indexedTo === head.tree.size && leaves.length <= indexAtOnce;
  if (isIndexed)
    await indexLeaves(
      client,
      leaves.map(({ index, pending: { sealed, ...pending } }) => ({
        ...pending,
        index,
        sealed: JSON.parse(sealed.toString('utf8')),
      })),
    );
  await client.query(
    'UPDATE audit_head SET size = $1, frontier = $2, root = $3, recorded_at = $4, indexed_to = $5',
    [
      tree.size.toString(),
      Buffer.concat(tree.roots),
      rootOf(tree),
      formatMicros(recordedAt),
      (isIndexed ? tree.size : head.indexedTo).toString(),
    ],
  );
  await announceEntries(client, recordedAt);
  return leaves.length;
}

async function copyLeaves(client: pg.PoolClient, leaves: readonly Leaf[], recordedAt: Micros): Promise<void> {
  await copyBinary(
    client,
    `COPY audit_leaf (leaf_index, id, leaf, leaf_hash, recorded_at, occurred_at, actor_type, actor_ref, action, zone,
       outcome, source, target_keys) FROM STDIN (FORMAT binary)`,
    leaves,
    (rows, { index, pending, bytes, hash }) => {
      rows.startRow(13);
      rows.bigint(Number(index));
      rows.uuid(pending.id);
      rows.blob(bytes);
      rows.blob(hash);
      rows.timestamp(recordedAt);
      rows.timestamp(pending.occurredAt);
      rows.text(pending.actorType);
      rows.text(pending.actorRef);
      rows.text(pending.action);
      rows.text(pending.zone);
      rows.text(pending.outcome);
      rows.text(pending.source);
      rows.texts(pending.targetKeys);
    },
  );
  await copyBinary(
    client,
    'COPY audit_sealed (leaf_index, fields) FROM STDIN (FORMAT binary)',
    leaves.filter(({ pending }) => pending.sealed.length > NOTHING_SEALED),
    (rows, { index, pending }) => {
      rows.startRow(2);
      rows.bigint(Number(index));
      rows.jsonb(pending.sealed);
    },
  );
}

/** `{}`. */
const NOTHING_SEALED = 2;

async function addToTiles(client: pg.PoolClient, tiles: readonly TileGrowth[]): Promise<void> {
  await client.query(
    `INSERT INTO audit_tile AS t (level, index, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = t.hashes || EXCLUDED.hashes`,
    [
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index.toString()),
      tiles.map(({ hashes }) => Buffer.concat(hashes)),
    ],
  );
}
