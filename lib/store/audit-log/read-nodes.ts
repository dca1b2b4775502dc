import { foldHashes } from '@/lib/audit-log/fold-hashes';
import { HASH_BYTES } from '@/lib/audit-log/hash';
import type { Node } from '@/lib/audit-log/ranges';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { getPool } from '../database';

const TILE_LEVELS = 8;

/**
 * The hashes of complete subtrees, read from the tiles in one query. The function that comes back throws for a node
 * that was not asked for, or that the tiles do not have.
 */
export async function readNodes(nodes: readonly Node[]): Promise<(node: Node) => Buffer> {
  const wanted = new Map(nodes.map((node) => [tileKey(node), tileOf(node)]));
  const tiles = [...wanted.values()];
  const { rows } = await getPool().query<{ level: number; index: string; hashes: Buffer }>(
    `SELECT level, index, hashes FROM audit_tile
     JOIN unnest($1::smallint[], $2::bigint[]) AS wanted(level, index) USING (level, index)`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index.toString())],
  );
  const found = new Map(rows.map(({ level, index, hashes }) => [`${level} ${index}`, hashes]));
  return (node) => {
    const hashes = found.get(tileKey(node));
    const between = node.level % TILE_LEVELS;
    const first = Number((node.index << BigInt(between)) % BigInt(TILE_WIDTH));
    const end = (first + (1 << between)) * HASH_BYTES;
    if (!hashes || hashes.length < end)
      throw new Error(`The tree has no node ${node.index} at level ${node.level}.`);
    return foldHashes(hashes.subarray(first * HASH_BYTES, end));
  };
}

/** The tile in which the hashes below a node stand. */
const tileOf = ({ level, index }: Node): { level: number; index: bigint } => ({
  level: Math.floor(level / TILE_LEVELS),
  index: (index << BigInt(level % TILE_LEVELS)) / BigInt(TILE_WIDTH),
});
const tileKey = (node: Node): string => Object.values(tileOf(node)).join(' ');
