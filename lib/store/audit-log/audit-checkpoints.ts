import { z } from 'zod';
import { getPool } from '../database';
import { queryRows, sql } from '../query';

const rowSchema = z.object({ size: z.string().transform(BigInt), note: z.string(), signedAt: z.string() });
export type StoredCheckpoint = z.infer<typeof rowSchema>;

// The text is not what rows are sorted by: `c.size` is.
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
    sql`SELECT ${COLUMNS} FROM audit_checkpoint c ORDER BY c.size DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** The smallest checkpoint that covers a leaf, or null where none does yet. */
export async function findCoveringCheckpoint(index: bigint): Promise<StoredCheckpoint | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint c WHERE c.size > ${index.toString()} ORDER BY c.size LIMIT 1`,
  );
  return rows[0] ?? null;
}

/** Checkpoints over more than `size` entries, smallest first. */
export const listCheckpointsAfter = (size: bigint, limit: number): Promise<StoredCheckpoint[]> =>
  queryRows(
    rowSchema,
    sql`SELECT ${COLUMNS} FROM audit_checkpoint c WHERE c.size > ${size.toString()} ORDER BY c.size LIMIT ${limit}`,
  );
