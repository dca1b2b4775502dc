import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { highlightWords, type WordPart } from './highlight-words';

const left: DiffLine = { kind: 'removed', from: 1, to: null, text: 'allow if input.port == 443' };
const right: DiffLine = { kind: 'added', from: null, to: 1, text: 'allow if input.port == 8443' };
const changed = (parts: WordPart[]) => parts.flatMap((part) => (part.changed ? part.text : []));

test('only the words that differ are marked, on each side its own, and the text stays whole', () => {
  const words = highlightWords({ left, right })!;
  expect(changed(words.left)).toEqual(['443']);
  expect(changed(words.right)).toEqual(['8443']);
  expect(words.left.map(({ text }) => text).join('')).toBe(left.text);
  expect(words.right.map(({ text }) => text).join('')).toBe(right.text);
});

test('lines that have little in common, stand alone or are the same line are not compared', () => {
  expect(highlightWords({ left, right: { ...right, text: 'deny contains reason' } })).toBeNull();
  expect(highlightWords({ left, right: null })).toBeNull();
  expect(highlightWords({ left: null, right })).toBeNull();
  const same: DiffLine = { kind: 'same', from: 1, to: 1, text: 'x' };
  expect(highlightWords({ left: same, right: same })).toBeNull();
});
