import { z } from 'zod';
import { getPool } from '../database';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ size: z.string().transform(BigInt), note: z.string(), signedAt: z.string() });
export type StoredCheckpoint = z.infer<typeof rowSchema>;

// Ordered by the table's own column: that of the answer is a text.
const COLUMNS = sql`size::text, note, to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt"`;

/** Keeps a signed checkpoint. One of the same size that is there already stays. */
export async function addCheckpoint(size: bigint, note: string, signedAt: Date): Promise<void> {
  await getPool().query(
    `INSERT INTO audit_checkpoint (size, note, signed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [size.toString(), note, signedAt.toISOString()],
  );
}

/** The checkpoint over the most entries, or null before the first. */
export async function readLatestCheckpoint(): Promise<StoredCheckpoint | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint ORDER BY audit_checkpoint.size DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** The smallest checkpoint that covers a leaf, or null where none does yet. */
export async function findCoveringCheckpoint(index: bigint): Promise<StoredCheckpoint | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint WHERE size > ${index.toString()} ORDER BY audit_checkpoint.size LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Checkpoints over more than `size` entries, smallest first. */
export const listCheckpointsAfter = (size: bigint, limit: number): Promise<StoredCheckpoint[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint WHERE size > ${size.toString()} ORDER BY audit_checkpoint.size LIMIT ${limit}`,
  );

/** The checkpoint over so many entries, null where there is none. */
export async function findCheckpoint(size: bigint): Promise<StoredCheckpoint | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint WHERE size = ${size.toString()}`,
  );
  return rows[0] ?? null;
}

/**
 * Checkpoints over at least `from` and less than `to` entries, smallest first: where there are more than `limit`, so many
 * at even distances, and those of the sizes in `wanted` whatever there are.
 */
export const pickCheckpoints = (
  from: bigint,
  to: bigint,
  limit: number,
  wanted: readonly bigint[],
): Promise<StoredCheckpoint[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS}
        FROM (SELECT *, row_number() OVER (ORDER BY size) AS place, count(*) OVER () AS total
              FROM audit_checkpoint
              WHERE size > 0 AND size >= ${from.toString()} AND size < ${to.toString()}) c
        WHERE total <= ${limit} OR size = ANY(${wanted.map(String)}::bigint[])
          OR place * ${limit} / total <> (place - 1) * ${limit} / total
        ORDER BY c.size`,
  );
