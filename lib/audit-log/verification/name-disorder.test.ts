import { expect, it } from 'vitest';
import { mergeNeighbours, nameDisorder, type HashMismatch } from './name-disorder';

const hash = (name: string | null) => (name === null ? null : Buffer.from(name.padEnd(32)));
/** What stands at an index, and what the tree holds there. */
const at = (index: number, found: string | null, inTree: string | null): HashMismatch => ({
  index: BigInt(index),
  found: hash(found),
  inTree: hash(inTree),
});
const named = (...mismatches: HashMismatch[]) =>
  nameDisorder(mismatches).map(({ kind, first, last }) => [kind, first, last]);

it('tells a change from a gap, and joins neighbours', () => {
  expect(named(at(4, 'x', 'd'), at(5, 'y', 'e'), at(9, null, 'i'))).toEqual([
    ['changed', 4n, 5n],
    ['missing', 9n, 9n],
  ]);
});

it('tells swapped entries from changed ones', () => {
  expect(named(at(1, 'h', 'b'), at(7, 'b', 'h'))).toEqual([
    ['reordered', 1n, 1n],
    ['reordered', 7n, 7n],
  ]);
  expect(named(at(1, 'c', 'b'), at(2, 'b', 'c'))).toEqual([
    ['reordered', 1n, 1n],
    ['reordered', 2n, 2n],
  ]);
});

it('tells an entry that was put in, or taken out, by those after it', () => {
  expect(named(at(3, 'new', 'c'), at(4, 'c', 'd'), at(5, 'd', 'e'))).toEqual([['inserted', 3n, 5n]]);
  expect(named(at(3, 'd', 'c'), at(4, 'e', 'd'), at(5, null, 'e'))).toEqual([['missing', 3n, 5n]]);
});

it('joins what a slice cut apart', () => {
  const gap = (first: bigint, last: bigint) => ({ kind: 'missing' as const, first, last, what: '' });
  expect(mergeNeighbours([gap(10n, 1_023n), gap(1_024n, 2_000n), gap(3_000n, 3_000n)])).toMatchObject([
    { first: 10n, last: 2_000n, what: 'Entries 10 to 2000 are not there.' },
    { first: 3_000n },
  ]);
});
