import { expect, test } from 'vitest';
import { countLeading } from './count-leading';

const TIMES = [10, 20, 20, 30];

test.each([
  [5, 0, 0],
  [10, 0, 1],
  [20, 1, 3],
  [25, 3, 3],
  [30, 3, 4],
  [31, 4, 4],
])('of ascending times, those before %d and those up to it', (time, before, upTo) => {
  expect(countLeading(TIMES, (each) => each < time)).toBe(before);
  expect(countLeading(TIMES, (each) => each <= time)).toBe(upTo);
});

test('of nothing there is none', () => {
  expect(countLeading([], () => true)).toBe(0);
});
