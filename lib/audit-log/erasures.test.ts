import { describe, expect, it } from 'vitest';
import { ErasureIndex, readErasure } from './erasures';
import { formatIndexRanges, parseIndexRange } from './index-ranges';

const leaf = (indexes: unknown, fields: unknown, more: object = {}) =>
  Buffer.from(
    JSON.stringify({ action: 'log.erase', data: { source: 'gatehouse', indexes, fields }, ...more }),
  );

describe('indexes as texts', () => {
  it('are joined to ranges, ascending and each once', () => {
    expect(formatIndexRanges([9n, 7n, 8n, 12n, 8n, 0n])).toEqual(['0', '7-9', '12']);
    expect(formatIndexRanges([])).toEqual([]);
    expect(formatIndexRanges([(1n << 62n) + 1n, 1n << 62n])).toEqual([
      '4611686018427387904-4611686018427387905',
    ]);
  });

  it('are read back, and nothing else is', () => {
    expect(parseIndexRange('7-9')).toEqual({ first: 7n, last: 9n });
    expect(parseIndexRange('0')).toEqual({ first: 0n, last: 0n });
    for (const text of ['', '07', '-1', '9-7', '1-', '1.5', '1-2-3', '٣'])
      expect(parseIndexRange(text)).toBeNull();
  });
});

describe('what the log says was erased', () => {
  it('is read from entries log.erase of the log itself only', () => {
    expect(readErasure(leaf(['3-4'], ['leaf']))).toEqual({
      ranges: [{ first: 3n, last: 4n }],
      fields: ['leaf'],
    });
    expect(readErasure(leaf(['3'], ['leaf'], { action: 'log.pulse' }))).toBeNull();
    expect(
      readErasure(leaf(['3'], ['leaf'], { data: { source: 'prod', indexes: ['3'], fields: ['leaf'] } })),
    ).toBeNull();
    expect(readErasure(leaf(['4-3'], ['leaf']))).toBeNull();
    expect(readErasure(leaf([3], ['leaf']))).toBeNull();
    expect(readErasure(Buffer.from('{'))).toBeNull();
  });

  it('names entries and fields, from whichever entries it was gathered', () => {
    const index = new ErasureIndex();
    expect(index.add(leaf(['10-20', '5'], ['leaf']))).toBe(true);
    expect(index.add(leaf(['2', '30-31'], ['actor.name', 'context.ip']))).toBe(true);
    expect(index.names(15n)).toBe(true);
    expect(index.add(leaf(['15-25', '0'], ['leaf']))).toBe(true);
    expect(index.add(Buffer.from('{"action":"policy.update"}'))).toBe(false);
    expect([0n, 1n, 4n, 5n, 6n, 9n, 10n, 20n, 25n, 26n, 30n].map((at) => index.names(at))).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(index.names(30n, 'actor.name')).toBe(true);
    expect(index.names(30n, 'changes')).toBe(false);
    // What is erased as a whole has no field left.
    expect(index.names(12n, 'changes')).toBe(true);
  });
});
