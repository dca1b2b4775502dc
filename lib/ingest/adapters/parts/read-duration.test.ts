import { describe, expect, it } from 'vitest';
import { readDuration } from './read-duration';

describe('a duration', () => {
  it.each([
    ['2ms', 2],
    ['124.75µs', 0.12475],
    ['124.75¬µs', 0.12475],
    ['2.156042ms', 2.156042],
    ['1m2.5s', 62_500],
    ['800ns', 0.0008],
    ['1h', 3_600_000],
  ])('%s is %d ms', (text, expected) => {
    expect(readDuration(text)).toBe(expected);
  });

  it.each(['', '2', 'ms', '2 ms', '-2ms', 'soon', 5, null])('%s is none', (value) => {
    expect(readDuration(value)).toBeUndefined();
  });
});
