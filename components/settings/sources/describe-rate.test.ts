import { describe, expect, it } from 'vitest';
import { describeRate } from './describe-rate';

describe('a rate', () => {
  it.each([
    [0, '0'],
    [1 / 60, '1 /h'],
    [0.5, '30 /h'],
    [1, '1 /min'],
    [119.4, '119 /min'],
    [600, '10 /s'],
  ])('of %s a minute reads %s', (perMinute, words) => {
    expect(describeRate(perMinute)).toBe(words);
  });
});
