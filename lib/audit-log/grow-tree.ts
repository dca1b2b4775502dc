import { hashNode } from './hash';
import type { Frontier } from './frontier';
import { TILE_WIDTH } from './tiles';

/** Hashes that a tile got more, behind those that it had. */
export type TileGrowth = { level: number; index: bigint; hashes: Buffer[] };

const TILE_LEVELS = 8;

/**
 * The frontier with more leaves, and what tiles got by it: as `appendLeaf` for each, without telling of the nodes that
 * no tile holds. Tiles hold the nodes of every eighth level.
 */
export function growTree(
  { size, roots }: Frontier,
  leafHashes: readonly Buffer[],
): { frontier: Frontier; tiles: TileGrowth[] } {
  const kept = [...roots];
  const tiles = new Map<number, TileGrowth[]>();
  const add = (level: number, index: number, hash: Buffer) => {
    const grown = tiles.get(level) ?? [];
    if (!tiles.has(level)) tiles.set(level, grown);
    const tile = BigInt(Math.floor(index / TILE_WIDTH));
    const last = grown.at(-1);
    if (last?.index === tile) last.hashes.push(hash);
    else grown.push({ level, index: tile, hashes: [hash] });
  };
  // Exact: no log has 2^53 leaves.
  let next = Number(size);
  for (const leafHash of leafHashes) {
    add(0, next, leafHash);
    let hash = leafHash;
    let level = 0;
    let index = next;
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hash = hashNode(kept.pop()!, hash);
      level += 1;
      if (level % TILE_LEVELS === 0) add(level / TILE_LEVELS, (index - 1) / 2, hash);
    }
    kept.push(hash);
    next += 1;
  }
  return { frontier: { size: BigInt(next), roots: kept }, tiles: [...tiles.values()].flat() };
}
