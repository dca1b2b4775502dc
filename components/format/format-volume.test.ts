import { expect, it } from 'vitest';
import { formatBytes, formatMoney } from './format-volume';
import { NARROW_SPACE } from './space';

it.each([
  [0, 'B', '0'],
  [999, 'B', '999'],
  [1_000, 'kB', '1'],
  [1_254_000_000, 'GB', '1.25'],
  [2e12, 'TB', '2'],
])('%d bytes', (bytes, unit, text) => {
  expect(formatBytes(bytes)).toBe(`${text}${NARROW_SPACE}${unit}`);
});

it('an amount has its currency and two digits; without a price it is none', () => {
  expect(formatMoney(1_234.5, 'EUR')).toBe('1,234.50 EUR');
  expect(formatMoney(0, 'EUR')).toBe('0.00 EUR');
  expect(formatMoney(0.004, 'EUR')).toBe(`<${NARROW_SPACE}0.01 EUR`);
  expect(formatMoney(null, 'EUR')).toBe('No price');
});
