import { expect, test } from 'vitest';
import type { DiffLine } from '@/lib/domain/read-models/policies';
import { highlightWords } from './highlight-words';

const removed: DiffLine = { kind: 'removed', from: 1, to: null, text: 'allow if input.port == 443' };
const added: DiffLine = { kind: 'added', from: null, to: 1, text: 'allow if input.port == 8443' };

test('only the words that differ are marked, on each side its own', () => {
  const parts = highlightWords([removed, added]);
  expect(
    parts
      .get(removed)!
      .filter(({ changed }) => changed)
      .map(({ text }) => text),
  ).toEqual(['443']);
  expect(
    parts
      .get(added)!
      .filter(({ changed }) => changed)
      .map(({ text }) => text),
  ).toEqual(['8443']);
  expect(
    parts
      .get(removed)!
      .map(({ text }) => text)
      .join(''),
  ).toBe(removed.text);
});

test('lines that have little in common are not compared', () => {
  const other: DiffLine = { ...added, text: 'deny contains reason' };
  expect(highlightWords([removed, other]).size).toBe(0);
});
