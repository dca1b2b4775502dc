import { describe, expect, it } from 'vitest';
import { formatBudgetShare, formatBurn } from './format-budget';
import { MINUS, NARROW_SPACE } from './space';

const percent = (text: string) => `${text}${NARROW_SPACE}%`;

describe('a share of a budget', () => {
  it('below zero it is shown so', () => {
    expect(formatBudgetShare(-0.12)).toBe(percent(`${MINUS}12`));
    expect(formatBudgetShare(-12.34)).toBe(percent(`${MINUS}1,234`));
    expect(formatBudgetShare(1.2)).toBe(percent('120'));
  });
  it('rounding never says untouched or exhausted', () => {
    expect(formatBudgetShare(0.9996)).toBe(percent('99.9'));
    expect(formatBudgetShare(1.0003)).toBe(percent('100.1'));
    expect(formatBudgetShare(0.0004)).toBe(`<${NARROW_SPACE}${percent('0.1')}`);
    expect(formatBudgetShare(-0.0004)).toBe(percent(`${MINUS}0.1`));
    expect(formatBudgetShare(-0.9999)).toBe(percent(`${MINUS}99.9`));
    expect(formatBudgetShare(1)).toBe(percent('100'));
    expect(formatBudgetShare(0)).toBe(percent('0'));
  });
  it('tenths where they tell, whole percents elsewhere', () => {
    expect(formatBudgetShare(0.0234)).toBe(percent('2.3'));
    expect(formatBudgetShare(0.3649)).toBe(percent('36'));
    expect(formatBudgetShare(0.985)).toBe(percent('99'));
  });
  it('without data, and without bound', () => {
    expect(formatBudgetShare(null)).toBe('No data');
    expect(formatBudgetShare('-inf')).toBe(`${MINUS}∞`);
    expect(formatBudgetShare('inf')).toBe('∞');
  });
});

describe('a burn rate', () => {
  it('in multiples of even spending', () => {
    expect(formatBurn(4.2)).toBe('4.2×');
    expect(formatBurn(0)).toBe('0×');
    expect(formatBurn(1_234.5)).toBe('1,235×');
    expect(formatBurn(1)).toBe('1.0×');
  });
  it('rounding never moves it across 1× or the threshold', () => {
    expect(formatBurn(0.996)).toBe('0.996×');
    expect(formatBurn(14.38, 14.4)).toBe('14.38×');
    expect(formatBurn(14.4, 14.4)).toBe('14.4×');
    expect(formatBurn(0.004)).toBe('0.004×');
  });
  it('without data, and without bound', () => {
    expect(formatBurn(null)).toBe('No data');
    expect(formatBurn('inf')).toBe('∞');
  });
});
