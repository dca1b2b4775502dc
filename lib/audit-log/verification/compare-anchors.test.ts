import { expect, it } from 'vitest';
import { compareAnchors, type Anchor } from './compare-anchors';

const root = (name: string) => Buffer.from(name.padEnd(32));
const anchor = (by: Anchor['by'], size: bigint, name: string): Anchor => ({
  by,
  where: `the ${by} over ${size}`,
  size,
  root: root(name),
});
/** A log of 100 entries whose tree has the roots r10, r20 … */
const log = { size: 100n, minIndex: 0n, rootAt: (size: bigint) => root(`r${size}`) };
const compare = (...anchors: Anchor[]) =>
  compareAnchors(anchors, log).map(({ kind, first, last }) => [kind, first, last]);

it('finds nothing where all that was said of the log holds', () => {
  expect(compare(anchor('kept', 10n, 'r10'), anchor('signer', 100n, 'r100'))).toEqual([]);
});

it('calls a shorter log rolled back, and truncated where its own checkpoints tell', () => {
  expect(compare(anchor('verifier', 120n, 'x'))).toEqual([['rollback', 100n, 119n]]);
  expect(compare(anchor('checkpoint', 110n, 'x'), anchor('checkpoint', 130n, 'x'))).toEqual([
    ['truncated', 100n, 129n],
  ]);
});

it('calls another log of the same size a fork, and one that grew on inconsistent', () => {
  expect(compare(anchor('kept', 100n, 'other'))).toEqual([['fork', 0n, null]]);
  expect(compare(anchor('kept', 90n, 'other'))).toEqual([['inconsistent', 0n, null]]);
});

it('names the entries after the last one that holds, once for each that says so', () => {
  expect(
    compare(
      anchor('checkpoint', 10n, 'r10'),
      anchor('checkpoint', 20n, 'other'),
      anchor('checkpoint', 30n, 'other'),
    ),
  ).toEqual([['root_mismatch', 10n, null]]);
});

it('does not believe a checkpoint of the database against what is kept outside: who rewrote one rewrote both', () => {
  expect(compare(anchor('checkpoint', 50n, 'r50'), anchor('kept', 60n, 'other'))).toEqual([
    ['inconsistent', 0n, null],
  ]);
  expect(compare(anchor('kept', 40n, 'r40'), anchor('checkpoint', 60n, 'other'))).toEqual([
    ['root_mismatch', 40n, null],
  ]);
});
