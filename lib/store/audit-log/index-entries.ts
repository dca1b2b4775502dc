import { toTargetKey } from '@/lib/domain/audit-filter';
import { parseMicros } from '@/lib/domain/timestamp';
import { queryRows, sql } from '../query';
import { announceEntries } from './announce-entries';
import { readAuditHead } from './audit-head';
import { ENTRY_COLUMNS, ENTRY_TABLES, entryRow } from './entry-row';
import { indexLeaves } from './index-leaves';
import { onlySequencer } from './only-sequencer';

/**
 * Makes the next entries findable that were not at once, `limit` at most, in one transaction. Returns how many, or
 * null where another instance is at the log.
 */
export const indexEntries = (limit: number): Promise<number | null> =>
  onlySequencer(async (client) => {
    const { indexedTo, recordedAt, tree } = await readAuditHead(client);
    if (indexedTo === tree.size) return 0;
    const entries = await queryRows(
      entryRow,
      sql`SELECT ${ENTRY_COLUMNS} FROM ${ENTRY_TABLES}
          WHERE l.leaf_index >= ${indexedTo.toString()} AND l.leaf IS NOT NULL ORDER BY l.leaf_index LIMIT ${limit}`,
      client,
    );
    await indexLeaves(
      client,
      entries.map(({ actor, targets, index, occurredAt, ...entry }) => ({
        ...entry,
        index: BigInt(index),
        occurredAt: parseMicros(occurredAt),
        actorType: actor.type,
        actorRef: actor.ref,
        targetKeys: targets.map(toTargetKey),
      })),
    );
    const last = entries.at(-1);
    await client.query('UPDATE audit_head SET indexed_to = $1', [
      (last ? BigInt(last.index) + 1n : tree.size).toString(),
    ]);
    await announceEntries(client, recordedAt ?? 0);
    return entries.length;
  });
