import { z } from 'zod';
import { queryRows, sql } from '../../query';

const whole = z.string().transform(BigInt);
const rowSchema = z.object({
  size: whole,
  root: z.instanceof(Buffer),
  frontier: z.instanceof(Buffer),
  recordedAt: z.string().nullable(),
  beyond: whole.nullable(),
  minIndex: whole,
});

/**
 * Where the log says that it stands, and the first entry that stands beyond its end (null: none), of one moment.
 * `minIndex` is the first entry that is kept.
 */
export type LogBounds = z.infer<typeof rowSchema>;

/** Reads the bounds of the log. */
export async function readBounds(): Promise<LogBounds> {
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT h.size::text, h.min_index::text AS "minIndex", h.root, h.frontier,
          to_char(h.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "recordedAt",
          (SELECT min(l.leaf_index)::text FROM audit_leaf l WHERE l.leaf_index >= h.size) AS beyond
        FROM audit_head h`,
  );
  // Who deletes the row leaves a log without entries.
  return (
    row ?? {
      size: 0n,
      root: Buffer.alloc(0),
      frontier: Buffer.alloc(0),
      recordedAt: null,
      beyond: null,
      minIndex: 0n,
    }
  );
}
