/** Hashes in a tile. Source: C2SP tlog-tiles. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8n;

/** The path of a tile below the log's address; `partial` is how many hashes it has when it is not full. */
export function tilePath(level: number | 'entries', index: bigint, partial = 0): string {
  const groups: string[] = [];
  for (let rest = index; ; rest /= 1_000n) {
    groups.unshift(String(rest % 1_000n).padStart(3, '0'));
    if (rest < 1_000n) break;
  }
  const last = groups.pop();
  const path = ['tile', level, ...groups.map((group) => `x${group}`), last].join('/');
  return partial > 0 ? `${path}.p/${partial}` : path;
}

/** A tile that a path names; `width` is how many hashes or entries of it are asked for. */
export type TilePath = { level: number | 'entries'; index: bigint; width: number };

const TILE_PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads the path of a tile; null for anything that `tilePath` would not have written. */
export function parseTilePath(path: string): TilePath | null {
  const [, level, groups, partial] = TILE_PATH.exec(path) ?? [];
  if (level === undefined || groups === undefined) return null;
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: BigInt(groups.replaceAll(/[x/]/g, '')),
    width,
  } as const;
  return tilePath(tile.level, tile.index, partial === undefined ? 0 : width) === path && width <= TILE_WIDTH
    ? tile
    : null;
}

/** How many full tiles a tree of this size has at each level, and how many hashes its partial one has. */
export function countTiles(size: bigint): { level: number; full: bigint; partial: number }[] {
  const levels: { level: number; full: bigint; partial: number }[] = [];
  for (let level = 0, hashes = size; hashes > 0n; level += 1, hashes >>= TILE_HEIGHT)
    levels.push({ level, full: hashes >> TILE_HEIGHT, partial: Number(hashes % BigInt(TILE_WIDTH)) });
  return levels;
}

/** The bytes of a bundle of entries: each with its length before it, as 16 bits, big-endian. */
export function formatEntryBundle(leaves: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    leaves.flatMap((leaf) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(leaf.length);
      return [length, leaf];
    }),
  );
}
