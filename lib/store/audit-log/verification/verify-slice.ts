import { HASH_BYTES } from '@/lib/audit-log/hash';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { checkEntries, type CheckedEntries } from '@/lib/audit-log/verification/check-entries';
import { checkTiles, type Tile } from '@/lib/audit-log/verification/check-tiles';
import { mergeNeighbours } from '@/lib/audit-log/verification/name-disorder';
import type { Problem } from '@/lib/audit-log/verification/problem';
import { nameUnexplained } from './name-unexplained';
import { readBounds } from './read-bounds';
import { readRecordedAt, readStoredEntries } from './read-stored-entries';
import { readTiles } from './read-tiles';

const WIDTH = BigInt(TILE_WIDTH);

/** Entries that are hashed in one go: a few hundredths of a second, in which nothing else can happen. */
const STEP = 1_024n;

/**
 * Verifies the entries from `from` (a multiple of 256) up to but without `to` (at most the size of the log): each with
 * the tree, and the tree above them with itself. Any slice can be verified for itself.
 */
export async function verifySlice(from: bigint, to: bigint): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (let at = from; at < to; at += STEP)
    problems.push(...(await verifyStep(at, at + STEP < to ? at + STEP : to)));
  return withoutDropped(mergeNeighbours(problems));
}

/** Entries that were dropped from the beginning of the log while they were looked for are not missing. */
async function withoutDropped(problems: readonly Problem[]): Promise<Problem[]> {
  if (!problems.some(({ kind }) => kind === 'missing')) return [...problems];
  const { minIndex } = await readBounds();
  return problems.filter(({ kind, first }) => kind !== 'missing' || first === null || first >= minIndex);
}

async function verifyStep(from: bigint, to: bigint): Promise<Problem[]> {
  const tiles = await readTiles(0, from / WIDTH, (to - 1n) / WIDTH);
  const entries = await readStoredEntries(from, to);
  const recordedBefore = from > 0n ? await readRecordedAt(from - 1n) : null;
  const checked: CheckedEntries = checkEntries({ from, to, entries, hashAt: findIn(tiles), recordedBefore });
  return [
    ...checked.problems,
    ...(await nameUnexplained(checked.erased)),
    ...(await verifyTilesAbove(tiles, from, to)),
  ];
}

function findIn(tiles: readonly Tile[]): (index: bigint) => Buffer | null {
  const byIndex = new Map(tiles.map((tile) => [tile.index, tile.hashes]));
  return (index) => {
    const start = Number(index % WIDTH) * HASH_BYTES;
    const hash = byIndex.get(index / WIDTH)?.subarray(start, start + HASH_BYTES);
    return hash?.length === HASH_BYTES ? hash : null;
  };
}

/** Tiles that end within the slice, level by level, with those above them. */
async function verifyTilesAbove(leaves: readonly Tile[], from: bigint, to: bigint): Promise<Problem[]> {
  const problems: Problem[] = [];
  let tiles = leaves;
  for (let level = 0, width = WIDTH; width <= to; level += 1, width *= WIDTH) {
    // The tile that ends at the start of the slice belongs to the slice before.
    const ended = tiles.filter(({ index }) => (index + 1n) * width > from && (index + 1n) * width <= to);
    const [first] = ended;
    if (!first) break;
    const above = await readTiles(level + 1, first.index / WIDTH, ended.at(-1)!.index / WIDTH);
    problems.push(...checkTiles(ended, above));
    tiles = above;
  }
  return problems;
}
