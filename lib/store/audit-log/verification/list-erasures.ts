import { z } from 'zod';
import { ErasureIndex } from '@/lib/audit-log/erasures';
import { readLeaf } from '@/lib/audit-log/verification/read-leaf';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import { queryRows, sql } from '../../query';

const rowSchema = z.object({ leaf: z.instanceof(Buffer) });

/** Which entries the log itself names as erased, wholly or in part. */
export async function listErasures(): Promise<ErasureIndex> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT leaf FROM audit_leaf WHERE action = 'log.erase' AND leaf IS NOT NULL ORDER BY leaf_index`,
  );
  const erasures = new ErasureIndex();
  for (const { leaf } of rows) erasures.add(leaf);
  return erasures;
}

/** Where the log begins by its own last entry that dropped something: 0 where none ever did. */
export async function readNamedBeginning(): Promise<bigint> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT leaf FROM audit_leaf WHERE action = 'log.prune' AND leaf IS NOT NULL ORDER BY leaf_index DESC`,
  );
  for (const { leaf } of rows) {
    const fields = readLeaf(leaf);
    const minIndex =
      fields?.data.source === OWN_SOURCE && fields.action === 'log.prune' ? fields.data.minIndex : null;
    if (typeof minIndex === 'string' && /^\d{1,19}$/.test(minIndex)) return BigInt(minIndex);
  }
  return 0n;
}
