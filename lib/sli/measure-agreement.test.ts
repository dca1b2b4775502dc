import { expect, it } from 'vitest';
import { measureAgreement } from './measure-agreement';

it('says nothing without denials that two people judged', () => {
  expect(measureAgreement([])).toEqual({ denials: 0, agreed: 0, raw: null, kappa: null });
});

it('takes off what chance would give', () => {
  const pairs = [
    ['right', 'right'],
    ['right', 'right'],
    ['right', 'right'],
    ['wrong', 'wrong'],
    ['right', 'wrong'],
  ] as const;
  // 7 of 10 judgements are "right", 3 "wrong": chance 0.49 + 0.09 = 0.58; (0.8 − 0.58) / 0.42.
  const { denials, agreed, raw, kappa } = measureAgreement(pairs);
  expect([denials, agreed, raw]).toEqual([5, 4, 0.8]);
  expect(kappa).toBeCloseTo(0.22 / 0.42, 12);
});

it('does not depend on who is called the first', () => {
  const one = measureAgreement([
    ['right', 'wrong'],
    ['right', 'wrong'],
    ['right', 'right'],
  ]);
  const other = measureAgreement([
    ['right', 'wrong'],
    ['wrong', 'right'],
    ['right', 'right'],
  ]);
  expect(one).toEqual(other);
});

it('where everybody always says the same, agreement is total and proves nothing', () => {
  expect(measureAgreement([['right', 'right']])).toEqual({ denials: 1, agreed: 1, raw: 1, kappa: null });
});
