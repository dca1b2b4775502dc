import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { pairLines } from './pair-lines';

const line = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, from: null, to: null, text });
const brief = (lines: DiffLine[]) =>
  pairLines(lines).map(({ left, right }) => [left?.text ?? null, right?.text ?? null]);

test('removed and added lines of one change stand beside each other', () => {
  expect(
    brief([
      line('same', 'a'),
      line('removed', 'b'),
      line('removed', 'c'),
      line('added', 'B'),
      line('same', 'd'),
    ]),
  ).toEqual([
    ['a', 'a'],
    ['b', 'B'],
    ['c', null],
    ['d', 'd'],
  ]);
});

test('a pure addition has an empty left side', () => {
  expect(brief([line('added', 'x'), line('added', 'y')])).toEqual([
    [null, 'x'],
    [null, 'y'],
  ]);
});
