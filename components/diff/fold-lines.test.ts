import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { foldLines } from './fold-lines';

const same = (count: number): DiffLine[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'same',
    from: at + 1,
    to: at + 1,
    text: `line ${at + 1}`,
  }));
const added: DiffLine = { kind: 'added', from: null, to: 1, text: 'new' };
const brief = (lines: DiffLine[]) => foldLines(lines).map(({ kind, lines: inner }) => [kind, inner.length]);

test('three lines around a change stay, the rest folds', () => {
  expect(brief([...same(10), added, ...same(10)])).toEqual([
    ['fold', 7],
    ['lines', 7],
    ['fold', 7],
  ]);
});

test('a fold that would hide next to nothing stays open', () => {
  expect(brief([added, ...same(9), added])).toEqual([['lines', 11]]);
  expect(brief([added, ...same(10), added])).toEqual([
    ['lines', 4],
    ['fold', 4],
    ['lines', 4],
  ]);
});

test('a file without changes folds whole, and no line is lost', () => {
  expect(brief(same(40))).toEqual([['fold', 40]]);
  expect(foldLines([])).toEqual([]);
  const lines = [...same(20), added, ...same(5), added, ...same(20)];
  expect(foldLines(lines).flatMap((block) => block.lines)).toEqual(lines);
});
