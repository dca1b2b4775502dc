import { expect, test } from 'vitest';
import { boundDiff } from './bound-diff';
import { diffTexts } from './diff-texts';

const brief = (diff: ReturnType<typeof boundDiff>) =>
  diff.files.map(({ path, lines, linesLeftOut }) => [path, lines.length, linesLeftOut]);

test('a diff within the bounds is whole', () => {
  const diff = boundDiff(diffTexts({ a: 'x\n' }, { a: 'y\n' }));
  expect(brief(diff)).toEqual([['a', 2, 0]]);
});

test('files are whole or left out; changed ones come first, smaller ones fill what is left', () => {
  const same = 'same\n'.repeat(4);
  const diff = diffTexts({ a: same, b: '' }, { a: same, b: 'new\n'.repeat(9), c: '1\n2\n' });
  const bounded = boundDiff(diff, { lines: 6, characters: 1_000 });
  expect(brief(bounded)).toEqual([
    ['a', 4, 0],
    ['b', 0, 9],
    ['c', 2, 0],
  ]);
  expect(bounded).toMatchObject({ added: 11, removed: 0 });
  expect(bounded.files[1]).toMatchObject({ change: 'changed', added: 9, removed: 0 });
});

test('one endless line counts by its length', () => {
  const diff = boundDiff(diffTexts({}, { a: 'x'.repeat(101), b: 'y' }), { lines: 10, characters: 100 });
  expect(brief(diff)).toEqual([
    ['a', 0, 1],
    ['b', 1, 0],
  ]);
});
