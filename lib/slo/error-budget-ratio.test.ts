import { expect, it } from 'vitest';
import { errorBudgetRatio } from './error-budget-ratio';

it('is exact in decimal, which binary subtraction is not', () => {
  expect(errorBudgetRatio('0.999')).toBe(0.001);
  expect(1 - 0.999).not.toBe(0.001);
  expect(errorBudgetRatio('0.9995')).toBe(0.0005);
  expect(errorBudgetRatio('.95')).toBe(0.05);
  expect(errorBudgetRatio('0.9990')).toBe(0.001);
  expect(errorBudgetRatio('0.99999999999999999')).toBe(1e-17);
});

it('of a target of 1 is zero', () => {
  for (const target of ['1', '1.', '1.0', '1.000']) expect(errorBudgetRatio(target)).toBe(0);
});

it('refuses what is no target in (0, 1]', () => {
  for (const target of ['0', '0.0', '1.1', '-0.5', '99.9', '99.9 %', '', 'x', '1e-3', 'Infinity'])
    expect(() => errorBudgetRatio(target)).toThrow(RangeError);
});
