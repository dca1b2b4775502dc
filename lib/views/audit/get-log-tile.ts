import { HASH_BYTES } from '@/lib/audit-log/hash';
import { formatEntryBundle, parseTilePath, TILE_WIDTH, type TilePath } from '@/lib/audit-log/tiles';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { readLeaves } from '@/lib/store/audit-log/read-leaves';
import { readTile } from '@/lib/store/audit-log/read-tile';

/** A tile of the log; one that is full never changes, unless it holds entries, which can be erased. */
export type LogTile = { bytes: Buffer; isFinal: boolean };

/**
 * The tile of a path as C2SP tlog-tiles has them: hashes, or entries one behind the other. Needs audit:read, and for
 * entries the right to read all of them. Throws `not-found` for tiles that are no part of the log yet or any more, or hold an erased entry.
 */
export async function getLogTile(actor: Actor, path: string): Promise<LogTile> {
  requirePermission(actor, 'audit:read');
  const tile = parseTilePath(path);
  if (!tile)
    throw new GatehouseError('not-found', `${path} is no tile of a log.`, {
      remedy: 'Ask for checkpoint, tile/0/000 or tile/entries/000, or a part such as tile/0/000.p/12.',
    });
  if (tile.level === 'entries') return readEntryBundle(actor, tile);
  const hashes = await readTile(tile.level, tile.index);
  if (!hashes || hashes.length < tile.width * HASH_BYTES) throw noTile(path);
  return { bytes: hashes.subarray(0, tile.width * HASH_BYTES), isFinal: tile.width === TILE_WIDTH };
}

async function readEntryBundle(actor: Actor, { index, width }: TilePath): Promise<LogTile> {
  requireEveryZone(actor);
  const first = index * BigInt(TILE_WIDTH);
  const leaves = await readLeaves(Array.from({ length: width }, (_, at) => first + BigInt(at)));
  if (leaves.length < width) throw noTile(`entries ${first} to ${first + BigInt(width) - 1n}`);
  const erased = leaves.find(({ leaf }) => leaf === null);
  if (erased)
    throw new GatehouseError(
      'not-found',
      `The entry ${erased.index} was erased, so its bundle cannot be made any more.`,
      {
        remedy:
          'Its hash is in the tiles of level 0. An evidence pack holds the other entries of the bundle.',
      },
    );
  return { bytes: formatEntryBundle(leaves.map(({ leaf }) => leaf!)), isFinal: false };
}

const noTile = (what: string): GatehouseError =>
  new GatehouseError('not-found', `The log has no ${what}.`, {
    remedy: 'Ask for no more than the checkpoint covers, and for what retention has left.',
  });
