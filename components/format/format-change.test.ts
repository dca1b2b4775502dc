import { expect, it } from 'vitest';
import { changeOfCount, changeOfRatio } from './format-change';

const plain = (text?: string) => text?.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');

it('ratios change in percentage points', () => {
  expect(plain(changeOfRatio(0.9992, 0.998)?.text)).toBe('+0.12 pp');
  expect(plain(changeOfRatio(0.5, 0.75)?.text)).toBe('-25.0 pp');
  expect(plain(changeOfRatio(0.99991, 0.9999)?.text)).toBe('+< 0.01 pp');
  expect(changeOfRatio(0.9, 0.9)?.direction).toBe('same');
});

it('counts change in percent, and growth from none is named', () => {
  expect(plain(changeOfCount(112, 100)?.text)).toBe('+12 %');
  expect(plain(changeOfCount(40, 0)?.text)).toBe('+40 from 0');
  expect(plain(changeOfCount(5_000, 100)?.text)).toBe('50× as many');
  expect(plain(changeOfCount(0, 0)?.text)).toBe('no change');
  expect(changeOfCount(50, 100)?.direction).toBe('down');
});

it('without both sides there is no change', () => {
  expect(changeOfRatio(null, 0.9)).toBeNull();
  expect(changeOfCount(3, null)).toBeNull();
});
