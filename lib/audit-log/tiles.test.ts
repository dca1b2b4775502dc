import { describe, expect, it } from 'vitest';
import { parseTilePath, tilePath } from './tiles';

describe('the path of a tile', () => {
  // Paths of C2SP tlog-tiles, "Merkle Tree" and "Log entries".
  it.each([
    ['tile/0/000', { level: 0, index: 0n, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067n, width: 256 }],
    ['tile/15/x455/667', { level: 15, index: 455_667n, width: 256 }],
    ['tile/0/000.p/255', { level: 0, index: 0n, width: 255 }],
    ['tile/entries/000.p/8', { level: 'entries', index: 0n, width: 8 }],
  ] as const)('%s is read, and written again', (path, tile) => {
    expect(parseTilePath(path)).toEqual(tile);
    expect(tilePath(tile.level, tile.index, tile.width === 256 ? 0 : tile.width)).toBe(path);
  });

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/000.p/0',
    'tile/0/000.p/256.p/1',
    'tile/0/000.p/257',
    'tile/0/000.p/08',
    'tile/entries',
    'tile/other/000',
    '../tile/0/000',
    'checkpoint',
  ])('%s is none', (path) => expect(parseTilePath(path)).toBeNull());
});
