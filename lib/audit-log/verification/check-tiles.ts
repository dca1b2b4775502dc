import { HASH_BYTES } from '../hash';
import { TILE_WIDTH } from '../tiles';
import { foldHashes } from '../fold-hashes';
import { nameEntries, type Problem } from './problem';

/** A tile: hashes of a level, one behind the other, and its place at that level. */
export type Tile = { level: number; index: bigint; hashes: Buffer };

const FULL = TILE_WIDTH * HASH_BYTES;

/**
 * Checks that the root over each full tile is what stands for it in the tile above. `above` are the tiles of the next
 * level that hold these. Where it is not, the entries below are not proven: a problem for each.
 */
export function checkTiles(tiles: readonly Tile[], above: readonly Tile[]): Problem[] {
  return tiles.flatMap(({ level, index, hashes }): Problem[] => {
    if (hashes.length !== FULL) return [];
    const upper = above.find((each) => each.level === level + 1 && each.index === index / BigInt(TILE_WIDTH));
    const start = Number(index % BigInt(TILE_WIDTH)) * HASH_BYTES;
    const held = upper?.hashes.subarray(start, start + HASH_BYTES);
    if (held && held.length === HASH_BYTES && foldHashes(hashes).equals(held)) return [];
    const width = BigInt(TILE_WIDTH) ** BigInt(level + 1);
    const first = index * width;
    const last = first + width - 1n;
    return [
      {
        kind: 'tree_changed',
        first,
        last,
        what: `The hashes of ${nameEntries(first, last)} do not have the root that the tree holds over them.`,
      },
    ];
  });
}
