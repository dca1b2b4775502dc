import { expect, test } from 'vitest';
import { beginDiff, reduceDiff } from './diff-state';

test('all files of a common diff begin open; of a vast one only the first, which draw rows in sight', () => {
  expect(beginDiff([10, 20, 300]).closed).toEqual(new Set());
  expect(beginDiff([20_000, 20_000]).closed).toEqual(new Set());
  const many = beginDiff(Array.from({ length: 12 }, () => 150));
  expect([...many.closed]).toEqual([6, 7, 8, 9, 10, 11]);
});

test('a line is shown wherever it is: its file opens, its fold opens, unchanged files appear', () => {
  const begun = reduceDiff(beginDiff([10, 10]), { type: 'toggle-file', file: 1 });
  const state = reduceDiff(begun, {
    type: 'reveal',
    file: 1,
    at: 50,
    block: 'center',
    isUnchangedFile: true,
  });
  expect(state.closed).toEqual(new Set());
  expect(state.showsUnchanged).toBe(true);
  expect(state.opened.get(1)).toEqual([{ start: 47, end: 54 }]);
  expect(state.reveal).toEqual({ file: 1, at: 50, block: 'center' });
});

test('a line that arrived is not scrolled to again, unless another was asked for meanwhile', () => {
  const first = reduceDiff(beginDiff([10]), { type: 'reveal', file: 0, at: 1, block: 'center' });
  expect(reduceDiff(first, { type: 'arrive', reveal: first.reveal! }).reveal).toBeNull();
  const second = reduceDiff(first, { type: 'reveal', file: 0, at: 9, block: 'center' });
  expect(reduceDiff(second, { type: 'arrive', reveal: first.reveal! }).reveal).toMatchObject({ at: 9 });
});

test('showing the same line again opens nothing twice', () => {
  const action = { type: 'reveal', file: 0, at: 9, block: 'center' } as const;
  const once = reduceDiff(beginDiff([10]), action);
  expect(reduceDiff(once, action).opened).toBe(once.opened);
});

test('opening lines leaves the page where it is unless the focus must go somewhere', () => {
  const range = { start: 4, end: 24 };
  const opened = reduceDiff(beginDiff([10]), { type: 'open-lines', file: 0, range });
  expect(opened).toMatchObject({ reveal: null });
  expect(opened.opened.get(0)).toEqual([range]);
  const focused = reduceDiff(beginDiff([10]), { type: 'open-lines', file: 0, range, reveals: 4 });
  expect(focused.reveal).toEqual({ file: 0, at: 4, block: 'nearest' });
});

test('a file and the unchanged files close and open again', () => {
  const closed = reduceDiff(beginDiff([10]), { type: 'toggle-file', file: 0 });
  expect(closed.closed.has(0)).toBe(true);
  expect(reduceDiff(closed, { type: 'toggle-file', file: 0 }).closed.has(0)).toBe(false);
  expect(reduceDiff(closed, { type: 'show-file', file: 0 }).closed.has(0)).toBe(false);
  expect(reduceDiff(closed, { type: 'toggle-unchanged' }).showsUnchanged).toBe(true);
});
