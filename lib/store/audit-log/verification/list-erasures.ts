import { z } from 'zod';
import { ErasureIndex } from '@/lib/audit-log/erasures';
import { readLeaf } from '@/lib/audit-log/verification/read-leaf';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { queryRows, sql } from '../../query';

/** Of the entries that moved the beginning the last one counts; some more, should it be no entry. */
const LATEST = 10;

const rowSchema = z.object({ leaf: z.instanceof(Buffer) });

/** Which entries the log itself names as erased, wholly or in part: all that was ever erased. */
export const listErasures = async (): Promise<ErasureIndex> =>
  toIndex(
    await queryRows(
      rowSchema,
      sql`SELECT leaf FROM audit_leaf
          WHERE action = 'log.erase' AND source = ${OWN_SOURCE} AND leaf IS NOT NULL ORDER BY leaf_index`,
    ),
  );

/**
 * What the log says was erased of these entries. Which entries tell of it is looked up where nothing vouches for it, so
 * one that is not found here may be named all the same; what they say is the log's own.
 */
export const listErasuresOf = async (indexes: readonly bigint[]): Promise<ErasureIndex> =>
  toIndex(
    await queryRows(
      rowSchema,
      sql`SELECT l.leaf FROM audit_leaf l WHERE l.leaf IS NOT NULL AND l.id IN (
            SELECT e.entry_id FROM audit_erasure e WHERE e.leaf_index = ANY(${indexes.map(String)}::bigint[]))`,
    ),
  );

function toIndex(rows: readonly { leaf: Buffer }[]): ErasureIndex {
  const erasures = new ErasureIndex();
  for (const { leaf } of rows) erasures.add(leaf);
  return erasures;
}

/** Where the log begins by its own last entry that dropped something: 0 where none ever did. */
export async function readNamedBeginning(): Promise<bigint> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT leaf FROM audit_leaf WHERE action = 'log.prune' AND source = ${OWN_SOURCE} AND leaf IS NOT NULL
        ORDER BY leaf_index DESC LIMIT ${LATEST}`,
  );
  for (const { leaf } of rows) {
    const fields = readLeaf(leaf);
    const minIndex =
      fields?.data.source === OWN_SOURCE && fields.action === 'log.prune' ? fields.data.minIndex : null;
    if (typeof minIndex === 'string' && /^\d{1,19}$/.test(minIndex)) return BigInt(minIndex);
  }
  return 0n;
}
