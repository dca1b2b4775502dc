import { expect, test } from 'vitest';
import { nameMost } from './name-most';

test('names the three with the most, by their names where they have as many', () => {
  const counted = [
    ['b', 2],
    ['a', 1.4],
    ['c', 5],
    [null, 90],
    ['', 80],
    ['a', 1],
    ['d', 1],
  ] as const;
  expect(nameMost(counted)).toEqual([
    { name: 'c', count: 5 },
    { name: 'a', count: 2 },
    { name: 'b', count: 2 },
  ]);
});
