import { expect, it } from 'vitest';
import { formatCompactCount, formatCount, formatCounted, formatShare } from './format-count';

const plain = (text: string) => text.replaceAll('\u202F', ' ');

it('groups digits and says when there is no data', () => {
  expect(formatCount(12_000)).toBe('12,000');
  expect(formatCount(0)).toBe('0');
  expect(formatCount(null)).toBe('No data');
  expect(plain(formatCount(0.4))).toBe('< 1');
});

it('shortens axis counts with a unit', () => {
  expect(plain(formatCompactCount(1_500_000))).toBe('1.5 M');
  expect(plain(formatCompactCount(12_000))).toBe('12 k');
  expect(formatCompactCount(250)).toBe('250');
});

it('agrees in number', () => {
  expect(formatCounted(1, 'denial')).toBe('1 denial');
  expect(formatCounted(0, 'denial')).toBe('0 denials');
  expect(formatCounted(2, 'policy', 'policies')).toBe('2 policies');
});

it('writes the counts behind a ratio', () => {
  expect(formatShare(41, 38_220)).toBe('41 of 38,220');
});
