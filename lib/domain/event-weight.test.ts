import { expect, it } from 'vitest';
import { isSampleRate, SMALLEST_SAMPLE_RATE, weightOf, weightOfThreshold } from './event-weight';

it('an event that was sampled at one in four stands for four', () => {
  expect(weightOf(0.25)).toBe(4);
  // 0xc0000000000000 = 0.75 · 2^56: three quarters are rejected.
  expect(weightOfThreshold('c')).toBe(4);
  expect(weightOfThreshold('0')).toBe(1);
  expect(weightOfThreshold('8')).toBe(2);
  // All but one of 2^56 are rejected.
  expect(weightOfThreshold('ffffffffffffff')).toBe(2 ** 56);
});

it('what is no threshold is said to be none', () => {
  for (const text of ['', 'C', '0x8', '123456789012345'])
    expect(() => weightOfThreshold(text)).toThrow(RangeError);
});

it('a sample rate is above 0 and at most 1', () => {
  for (const rate of [1, 0.5, SMALLEST_SAMPLE_RATE]) expect(isSampleRate(rate)).toBe(true);
  for (const rate of [0, -1, 1.000001, NaN, Infinity]) expect(isSampleRate(rate)).toBe(false);
});
