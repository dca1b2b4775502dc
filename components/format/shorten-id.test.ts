import { expect, it } from 'vitest';
import { shortenId } from './shorten-id';

it('keeps both ends and never exceeds the length', () => {
  expect(shortenId('0190a3b2-1111-7000-8000-00007f2c9d', 13)).toBe('0190a3…7f2c9d');
  expect(shortenId('0123456789abcdefghij', 9)).toHaveLength(9);
});

it('leaves short ids alone', () => {
  expect(shortenId('v14')).toBe('v14');
});
