import { expect, test } from 'vitest';
import { chooseLine, covers, readLineTarget, writeLineTarget } from './line-target';

test.each([
  ['#diff-0-to-12', { file: 0, side: 'to', first: 12, last: 12 }],
  ['#diff-3-from-7-9', { file: 3, side: 'from', first: 7, last: 9 }],
  ['#diff-3-from-9-7', { file: 3, side: 'from', first: 7, last: 9 }],
])('%s names lines of one side', (hash, target) => {
  expect(readLineTarget(hash)).toEqual(target);
});

test.each(['', '#', '#diff-0', '#diff-0-after-3', '#diff-x-to-3', '#diff-0-to-3-4-5', '#main'])(
  '"%s" names no line',
  (hash) => {
    expect(readLineTarget(hash)).toBeNull();
  },
);

test('what is written is read back', () => {
  expect(writeLineTarget({ file: 1, side: 'to', first: 4, last: 4 })).toBe('#diff-1-to-4');
  expect(writeLineTarget({ file: 1, side: 'to', first: 4, last: 6 })).toBe('#diff-1-to-4-6');
});

test('a second click with Shift makes a stretch on the same side of the same file, in either direction', () => {
  const first = chooseLine(null, { file: 0, side: 'to', line: 8 }, true);
  expect(first).toEqual({ file: 0, side: 'to', first: 8, last: 8 });
  expect(chooseLine(first, { file: 0, side: 'to', line: 5 }, true)).toMatchObject({ first: 5, last: 8 });
  expect(chooseLine(first, { file: 0, side: 'to', line: 5 }, false)).toMatchObject({ first: 5, last: 5 });
  expect(chooseLine(first, { file: 0, side: 'from', line: 5 }, true)).toMatchObject({ first: 5, last: 5 });
  expect(chooseLine(first, { file: 1, side: 'to', line: 5 }, true)).toMatchObject({ file: 1, last: 5 });
});

test('covers the lines between its ends on its side only', () => {
  const target = readLineTarget('#diff-0-to-4-6');
  expect([3, 4, 6, 7, null].map((line) => covers(target, 0, 'to', line))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(covers(target, 0, 'from', 5)).toBe(false);
  expect(covers(null, 0, 'to', 5)).toBe(false);
});
