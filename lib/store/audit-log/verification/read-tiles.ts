import { z } from 'zod';
import { hashRange, listNodes } from '@/lib/audit-log/ranges';
import { EMPTY_ROOT } from '@/lib/audit-log/hash';
import type { Tile } from '@/lib/audit-log/verification/check-tiles';
import { queryRows, sql } from '../../query';
import { readNodes } from '../read-nodes';

const rowSchema = z.object({
  level: z.number(),
  index: z.string().transform(BigInt),
  hashes: z.instanceof(Buffer),
});

/** The tiles of a level from `first` to `last`, in their order. */
export const readTiles = (level: number, first: bigint, last: bigint): Promise<Tile[]> =>
  queryRows(
    rowSchema,
    sql`SELECT level::int, index::text, hashes FROM audit_tile
        WHERE level = ${level} AND index >= ${first.toString()} AND index <= ${last.toString()} ORDER BY index`,
  );

/** The roots of the tree over so many entries, from its tiles: null where the tree has none. */
export async function readRootsAt(sizes: readonly bigint[]): Promise<(size: bigint) => Buffer | null> {
  const nodes = sizes.flatMap((size) => listNodes({ from: 0n, to: size }));
  const hashOf = await readNodes(nodes);
  const roots = new Map<bigint, Buffer | null>();
  for (const size of sizes) {
    try {
      roots.set(size, size === 0n ? EMPTY_ROOT : hashRange({ from: 0n, to: size }, hashOf));
    } catch {
      // A tile that is gone or too short has no such node.
      roots.set(size, null);
    }
  }
  return (size) => roots.get(size) ?? null;
}
