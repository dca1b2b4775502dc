import { expect, test } from 'vitest';
import { packTokens, unpackLine } from './packed-tokens';
import type { Token } from './token';

const LINES: Token[][] = [
  [
    { text: 'default', kind: 'keyword' },
    { text: ' allow := ', kind: null },
    { text: 'false', kind: 'constant' },
  ],
  [],
  [{ text: '# end', kind: 'comment' }],
  [{ text: 'f', kind: 'function' }],
];

test('every line comes back with its tokens', () => {
  const packed = packTokens(LINES);
  const texts = LINES.map((line) => line.map(({ text }) => text).join(''));
  expect(texts.map((text, line) => unpackLine(packed, line, text))).toEqual(LINES);
});

test('a line that is not there has none', () => {
  expect(unpackLine(packTokens(LINES), 4, 'x')).toEqual([]);
  expect(unpackLine(packTokens([]), 0, 'x')).toEqual([]);
});
