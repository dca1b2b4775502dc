import { expect, test } from 'vitest';
import { lineHref } from './line-href';

const files = ['a.cedar', 'b.yaml'].map((path) => ({ path }));

test('a line of a text is addressed by the number of its file, its side and its own number', () => {
  expect(lineHref({ file: 'b.yaml', side: 'to', line: 12 }, files)).toBe('#diff-1-to-12');
  expect(lineHref({ file: 'a.cedar', side: 'from', line: 1 }, files)).toBe('#diff-0-from-1');
});

test('a whole file, and one that is not shown, have no line to go to', () => {
  expect(lineHref({ file: 'a.cedar', side: 'to', line: null }, files)).toBeNull();
  expect(lineHref({ file: 'c', side: 'to', line: 1 }, files)).toBeNull();
});
