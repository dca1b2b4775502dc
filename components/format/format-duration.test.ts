import { expect, it } from 'vitest';
import { formatMilliseconds, formatSeconds } from './format-duration';

const plain = (text: string) => text.replaceAll('\u202F', ' ');

it.each([
  [0.05, '50 µs'],
  [0.42, '0.42 ms'],
  [4.237, '4.24 ms'],
  [999.7, '1 s'],
  [1_234, '1.23 s'],
  [65_000, '1 min 5 s'],
  [0, '0 ms'],
])('%d ms reads %s', (milliseconds, text) => {
  expect(plain(formatMilliseconds(milliseconds))).toBe(text);
});

it.each([
  [0, '0 s'],
  [45, '45 s'],
  [360, '6 min'],
  [7_800, '2 h 10 min'],
  [273_600, '3 d 4 h'],
])('%d s reads %s', (seconds, text) => {
  expect(plain(formatSeconds(seconds))).toBe(text);
});

it('no data is said', () => {
  expect(formatMilliseconds(null)).toBe('No data');
  expect(formatSeconds(null)).toBe('No data');
});
