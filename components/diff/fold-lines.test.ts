import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { aroundLine, foldLines, openFold, type LineRange } from './fold-lines';

const same = (count: number): DiffLine[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'same',
    from: at + 1,
    to: at + 1,
    text: `line ${at + 1}`,
  }));
const added: DiffLine = { kind: 'added', from: null, to: 1, text: 'new' };
const brief = (lines: DiffLine[], opened: LineRange[] = []) =>
  foldLines(lines, opened).map(({ kind, lines: inner }) => [kind, inner.length]);

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

test('a fold opens by twenty lines from either end, or whole', () => {
  const lines = [...same(100), added];
  const [fold] = foldLines(lines);
  expect(openFold(fold!, 'top')).toEqual({ start: 0, end: 20 });
  expect(openFold(fold!, 'bottom')).toEqual({ start: 77, end: 97 });
  expect(openFold(fold!, 'all')).toEqual({ start: 0, end: 97 });
  expect(brief(lines, [openFold(fold!, 'bottom')])).toEqual([
    ['fold', 77],
    ['lines', 24],
  ]);
  expect(brief(lines, [openFold(fold!, 'top'), openFold(fold!, 'bottom')])).toEqual([
    ['lines', 20],
    ['fold', 57],
    ['lines', 24],
  ]);
  expect(brief(lines, [openFold(fold!, 'all')])).toEqual([['lines', 101]]);
});

test('what opening leaves of a fold stays open when it would hide next to nothing', () => {
  const lines = [...same(26), added];
  expect(brief(lines, [{ start: 0, end: 20 }])).toEqual([['lines', 27]]);
});

test('a line within a fold opens with three lines around it', () => {
  expect(brief(same(40), [aroundLine(10)])).toEqual([
    ['fold', 7],
    ['lines', 7],
    ['fold', 26],
  ]);
  expect(brief(same(40), [aroundLine(0)])).toEqual([
    ['lines', 4],
    ['fold', 36],
  ]);
});
