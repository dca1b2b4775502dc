import { z } from 'zod';
import { inTransaction } from '../in-transaction';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';

const rowSchema = z.object({
  id: z.string(),
  askedAt: z.string(),
  isCompromised: z.boolean(),
  vkey: z.string().nullable(),
  entryIndex: z.string().transform(BigInt).nullable(),
});

/**
 * A change of the signing key that is not done yet. `vkey` is the new key once its seed is kept; `entryIndex` where the
 * entry that names it stands in the log, null before it has its place.
 */
export type OpenRotation = z.infer<typeof rowSchema>;

/** The rotation that is asked for and not done, or null. */
export async function findOpenRotation(): Promise<OpenRotation | null> {
  const rows = await queryRows(
    rowSchema,
    sql`SELECT r.id::text, r.is_compromised AS "isCompromised", r.vkey, l.leaf_index::text AS "entryIndex",
          to_char(r.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "askedAt"
        FROM audit_key_rotation r LEFT JOIN audit_leaf l ON l.id = r.entry_id WHERE r.done_at IS NULL`,
  );
  return rows[0] ?? null;
}

/** Asks for a rotation; false where one is asked for and not done. */
export async function insertRotation(
  tx: Transaction,
  { id, now, isCompromised }: { id: string; now: Date; isCompromised: boolean },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO audit_key_rotation (id, asked_at, is_compromised) VALUES (${id}::uuid, ${now}, ${isCompromised})
    ON CONFLICT DO NOTHING`;
  return count === 1;
}

/** Names the new key of an open rotation, and the entry that tells of it. */
export async function nameNewKey(
  tx: Transaction,
  { id, vkey, entryId }: { id: string; vkey: string; entryId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE audit_key_rotation SET vkey = ${vkey}, entry_id = ${entryId}::uuid WHERE id = ${id}::uuid AND done_at IS NULL`;
}

/**
 * Keeps the checkpoint that both keys signed, and makes the new key the current one: all of it or nothing. Of a
 * compromised key nothing counts that no witness has kept. Throws where a checkpoint of this size is there already.
 */
export async function completeRotation(
  rotation: Pick<OpenRotation, 'id' | 'isCompromised'>,
  keys: { before: string; after: string },
  { size, note, signedAt }: { size: bigint; note: string; signedAt: Date },
): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(`INSERT INTO audit_checkpoint (size, note, signed_at) VALUES ($1, $2, $3)`, [
      size.toString(),
      note,
      signedAt.toISOString(),
    ]);
    await client.query(
      `UPDATE audit_key SET to_size = CASE WHEN $3 THEN
         greatest(from_size, (SELECT max(size) FROM audit_anchor WHERE size <= $2::bigint)) ELSE $2::bigint END
       WHERE vkey = $1 AND to_size IS NULL`,
      [keys.before, size.toString(), rotation.isCompromised],
    );
    await client.query('INSERT INTO audit_key (vkey, from_size, added_at) VALUES ($1, $2, $3)', [
      keys.after,
      size.toString(),
      signedAt.toISOString(),
    ]);
    await client.query('UPDATE audit_key_rotation SET done_at = $2 WHERE id = $1', [
      rotation.id,
      signedAt.toISOString(),
    ]);
  });
}
