import type pg from 'pg';
import { announceEntries } from './announce-entries';
import { readAuditHead } from './audit-head';
import { indexLeaves, type IndexedLeaf } from './index-leaves';
import { onlySequencer } from './only-sequencer';

/** Columns and no leaf: to read those, which nothing here asks for, would cost more than all the rest. */
const READ = `
  SELECT l.leaf_index AS "index", (extract(epoch FROM l.occurred_at) * 1000000)::float8 AS "occurredAt",
    l.actor_type AS "actorType", l.actor_ref AS "actorRef", l.action, l.target_keys AS "targetKeys", l.zone, l.outcome,
    l.source, s.fields AS sealed
  FROM audit_leaf l LEFT JOIN audit_sealed s ON s.leaf_index = l.leaf_index
  WHERE l.leaf_index >= $1 AND l.leaf IS NOT NULL ORDER BY l.leaf_index LIMIT $2`;

type Row = Omit<IndexedLeaf, 'index' | 'sealed'> & { index: string; sealed: IndexedLeaf['sealed'] | null };

/**
 * Makes the next entries findable that were not at once, `limit` at most, in one transaction. Returns how many, or
 * null where another instance is at the log.
 */
export const indexEntries = (limit: number): Promise<number | null> =>
  onlySequencer(async (client) => {
    const { indexedTo, recordedAt, tree } = await readAuditHead(client);
    if (indexedTo === tree.size) return 0;
    const leaves = await readLeaves(client, indexedTo, limit);
    await indexLeaves(client, leaves);
    const last = leaves.at(-1);
    await client.query('UPDATE audit_head SET indexed_to = $1', [
      (last ? last.index + 1n : tree.size).toString(),
    ]);
    await announceEntries(client, recordedAt ?? 0);
    return leaves.length;
  });

async function readLeaves(client: pg.PoolClient, from: bigint, limit: number): Promise<IndexedLeaf[]> {
  const { rows } = await client.query<Row>(READ, [from.toString(), limit]);
  return rows.map((row) => ({
    index: BigInt(row.index),
    occurredAt: row.occurredAt,
    actorType: row.actorType,
    actorRef: row.actorRef,
    action: row.action,
    targetKeys: row.targetKeys,
    zone: row.zone,
    outcome: row.outcome,
    source: row.source,
    sealed: row.sealed ?? {},
  }));
}
