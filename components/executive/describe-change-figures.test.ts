import { expect, test } from 'vitest';
import { changeOfSeconds, describeReviewed } from './describe-change-figures';

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');

test('a shorter time is told as a fall, and without an earlier one nothing is', () => {
  const change = changeOfSeconds(950, 1_200)!;
  expect([plain(change.text), change.direction]).toEqual(['-4 min 10 s', 'down']);
  expect(plain(changeOfSeconds(60, 30)!.text)).toBe('+30 s');
  expect(changeOfSeconds(60, 60)).toEqual({ text: 'no change', direction: 'same' });
  expect(changeOfSeconds(60, null)).toBeNull();
  expect(changeOfSeconds(null, 60)).toBeNull();
});

test('what had no data is counted apart', () => {
  expect(describeReviewed({ noData: 3 })).toBe(', 3 without data');
  expect(describeReviewed({ noData: 0 })).toBe('');
});
