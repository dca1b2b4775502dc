import { z } from 'zod';
import { listErasedRanges, type IndexRange } from '@/lib/audit-log/verification/erased-ranges';
import { queryRows, sql } from '../../query';

const rowSchema = z.object({ leaf: z.instanceof(Buffer) });

/** Which entries the log itself names as erased, wholly or in part. */
export async function listErasures(): Promise<IndexRange[]> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT leaf FROM audit_leaf WHERE action = 'log.erase' AND leaf IS NOT NULL ORDER BY leaf_index`,
  );
  return rows.flatMap(({ leaf }) => listErasedRanges(leaf));
}
