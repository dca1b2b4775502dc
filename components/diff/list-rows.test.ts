import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { findRow, listChanges, listRows } from './list-rows';

const same = (number: number): DiffLine => ({ kind: 'same', from: number, to: number, text: `s${number}` });
const removed = (number: number): DiffLine => ({
  kind: 'removed',
  from: number,
  to: null,
  text: `r${number}`,
});
const added = (number: number): DiffLine => ({ kind: 'added', from: null, to: number, text: `a${number}` });

/** Ten unchanged lines, two removed, one added, one unchanged, one added. */
const LINES = [
  ...Array.from({ length: 10 }, (_, at) => same(at + 1)),
  removed(11),
  removed(12),
  added(11),
  same(13),
  added(14),
];

test('in one column each line is a row after the fold, and knows what it stands beside', () => {
  const rows = listRows(LINES, 'unified');
  expect(rows.map(({ kind, at }) => [kind, at])).toEqual([
    ['fold', 0],
    ...[7, 8, 9, 10, 11, 12, 13, 14].map((at) => ['unified', at]),
  ]);
  expect(rows[6]).toMatchObject({ line: LINES[12], pair: { left: LINES[10], right: LINES[12] } });
  expect(rows[5]).toMatchObject({ line: LINES[11], pair: { left: LINES[11], right: null } });
});

test('beside each other a change takes as many rows as its longer side', () => {
  const rows = listRows(LINES, 'split');
  expect(rows.map(({ kind, at }) => [kind, at])).toEqual([
    ['fold', 0],
    ...[7, 8, 9, 10, 11, 13, 14].map((at) => ['split', at]),
  ]);
  expect(rows[4]).toMatchObject({ pair: { left: LINES[10], right: LINES[12] } });
});

test('both views begin the same changes', () => {
  expect(listChanges(LINES)).toEqual([10, 14]);
  for (const view of ['unified', 'split'] as const)
    expect(
      listRows(LINES, view).flatMap((row) => (row.kind !== 'fold' && row.startsChange ? row.at : [])),
    ).toEqual([10, 14]);
});

test('finds the row of a line on either side, and none for a folded line', () => {
  const unified = listRows(LINES, 'unified');
  const split = listRows(LINES, 'split');
  expect([findRow(unified, LINES, 12), findRow(split, LINES, 12), findRow(split, LINES, 11)]).toEqual([
    6, 4, 5,
  ]);
  expect(findRow(unified, LINES, 2)).toBe(-1);
  expect(findRow(listRows(LINES, 'unified', [{ start: 0, end: 7 }]), LINES, 2)).toBe(2);
});

test('a fold says which it is and whether code stands before and after it', () => {
  const lines = [added(1), ...Array.from({ length: 30 }, (_, at) => same(at + 2)), added(32), same(33)];
  const folds = listRows(lines, 'unified').filter((row) => row.kind === 'fold');
  expect(folds).toMatchObject([{ nth: 0, at: 4, isFirst: false, isLast: false }]);
  const tail = listRows([added(1), ...lines.slice(1, 31)], 'split').filter((row) => row.kind === 'fold');
  expect(tail).toMatchObject([{ nth: 0, isFirst: false, isLast: true }]);
});
