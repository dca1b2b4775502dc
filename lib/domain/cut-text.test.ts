import { expect, it } from 'vitest';
import { cutText } from './cut-text';

it('a text is cut to its length, and never within a character', () => {
  expect(cutText('abc', 3)).toBe('abc');
  expect(cutText('abcd', 3)).toBe('abc');
  expect(cutText('', 0)).toBe('');
  expect(cutText('ab😀', 3)).toBe('ab');
  expect(cutText('ab😀', 4)).toBe('ab😀');
  expect(cutText('a😀b', 3)).toBe('a😀');
  expect(cutText('é語x', 2)).toBe('é語');
});
