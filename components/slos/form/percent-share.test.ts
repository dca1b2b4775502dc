import { expect, it } from 'vitest';
import { percentToShare, shareToPercent } from './percent-share';

it('a percentage becomes a share without arithmetic in binary', () => {
  expect(percentToShare('99.9')).toBe('0.999');
  expect(percentToShare('99.99 %')).toBe('0.9999');
  expect(percentToShare('99,5')).toBe('0.995');
  expect(percentToShare('95')).toBe('0.95');
  expect(percentToShare('90')).toBe('0.9');
  expect(percentToShare('5')).toBe('0.05');
  expect(percentToShare('0.1')).toBe('0.001');
  expect(percentToShare('100')).toBe('1');
  expect(percentToShare('100.0')).toBe('1');
});

it('what is no percentage above 0 and up to 100 is refused', () => {
  for (const typed of ['', '0', '0.0', '100.1', '101', 'most', '-5', '1e2', '99.123456789'])
    expect(percentToShare(typed)).toBeNull();
});

it('a share is shown as the percentage that was typed', () => {
  expect(shareToPercent('0.999')).toBe('99.9');
  expect(shareToPercent('0.9')).toBe('90');
  expect(shareToPercent('0.95')).toBe('95');
  expect(shareToPercent('0.001')).toBe('0.1');
  expect(shareToPercent('0.05')).toBe('5');
  expect(shareToPercent('1')).toBe('100');
  expect(shareToPercent('1.0')).toBe('100');
});
