import { describe, expect, it } from 'vitest';
import { formatFailureRatio, formatObjective, formatRatio } from './format-ratio';

const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('a ratio never rounds across its objective', () => {
  it.each([
    [0.998996, 0.999, '99.89 %'],
    [0.99899999, 0.999, '99.89 %'],
    [0.999, 0.999, '99.90 %'],
    [0.99949, 0.999, '99.95 %'],
    [0.9499999, 0.95, '94.9 %'],
    [0.95, 0.95, '95.0 %'],
    [0.9989999999999999, 0.999, '99.90 %'], // a tie in binary arithmetic
  ])('%d against %d reads %s', (ratio, objective, text) => {
    expect(plain(formatRatio(ratio, { objective }))).toBe(text);
  });
});

describe('whole percentages are exact', () => {
  it.each([
    [1, '100 %'],
    [0.9999999, '99.99 %'],
    [0, '0 %'],
    [0.0000001, '< 0.01 %'],
  ])('%d reads %s', (ratio, text) => {
    expect(plain(formatRatio(ratio, { objective: 0.999 }))).toBe(text);
  });
});

it('no data is said, never a number', () => {
  expect(formatRatio(null)).toBe('No data');
  expect(formatFailureRatio(null, 0.001)).toBe('No data');
});

it('without an objective one decimal is enough', () => {
  expect(plain(formatRatio(0.61234))).toBe('61.2 %');
});

describe('a failure rate never rounds down to its limit', () => {
  it.each([
    [0.001004, '0.11 %'],
    [0.0012, '0.12 %'],
    [0.001, '0.10 %'],
    [0.000996, '0.09 %'],
    [0, '0 %'],
  ])('%d against 0.001 reads %s', (ratio, text) => {
    expect(plain(formatFailureRatio(ratio, 0.001))).toBe(text);
  });
});

it('an objective reads as it was written', () => {
  expect(plain(formatObjective(0.999))).toBe('99.9 %');
  expect(plain(formatObjective(0.95))).toBe('95 %');
  expect(plain(formatObjective(0.001))).toBe('0.1 %');
});
