import { getPool } from '../database';

/** The hashes of a tile one behind the other, as many as there are by now; null where the tree has no such tile. */
export async function readTile(level: number, index: bigint): Promise<Buffer | null> {
  const { rows } = await getPool().query<{ hashes: Buffer }>(
    'SELECT hashes FROM audit_tile WHERE level = $1 AND index = $2',
    [level, index.toString()],
  );
  return rows[0]?.hashes ?? null;
}
