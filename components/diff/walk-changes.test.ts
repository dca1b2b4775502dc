import { expect, test } from 'vitest';
import { walkChanges } from './walk-changes';

const CHANGES = [
  { file: 0, at: 4 },
  { file: 0, at: 30 },
  { file: 2, at: 1 },
];

test('walks from change to change over files, from wherever the reader is', () => {
  expect(walkChanges(CHANGES, null, 1)).toEqual(CHANGES[0]);
  expect(walkChanges(CHANGES, CHANGES[0]!, 1)).toEqual(CHANGES[1]);
  expect(walkChanges(CHANGES, { file: 0, at: 12 }, 1)).toEqual(CHANGES[1]);
  expect(walkChanges(CHANGES, { file: 1, at: 0 }, 1)).toEqual(CHANGES[2]);
  expect(walkChanges(CHANGES, { file: 1, at: 0 }, -1)).toEqual(CHANGES[1]);
});

test('stays at the first and at the last change; without changes there is nowhere to go', () => {
  expect(walkChanges(CHANGES, CHANGES[2]!, 1)).toEqual(CHANGES[2]);
  expect(walkChanges(CHANGES, CHANGES[0]!, -1)).toEqual(CHANGES[0]);
  expect(walkChanges([], null, 1)).toBeNull();
  expect(walkChanges([], { file: 0, at: 3 }, -1)).toBeNull();
});
