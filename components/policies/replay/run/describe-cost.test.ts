import { expect, test } from 'vitest';
import type { ReplayCost } from '@/lib/domain/read-models/replay';
import { describeCost } from './describe-cost';

const cost = (budgetPerDay: ReplayCost['budgetPerDay']): ReplayCost => ({
  objectiveId: 'm1',
  name: 'M1',
  indicator: 'M1',
  windowDays: 30,
  badPerDay: { low: 0, high: 0 },
  budgetPerDay,
});
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

test('a cost is a share of the budget a day; an interval is told by both ends; nothing known is said', () => {
  expect(plain(describeCost(cost({ low: 0.031, high: 0.031 })))).toBe(
    'Would burn 3.1 % of the budget a day.',
  );
  expect(plain(describeCost(cost({ low: -0.02, high: -0.02 })))).toBe('Would save 2 % of the budget a day.');
  expect(plain(describeCost(cost({ low: 0, high: 0.5 })))).toBe('Between 0 % and 50 % of the budget a day.');
  expect(describeCost(cost({ low: 0, high: 0 }))).toBe('Would cost nothing.');
  expect(describeCost(cost(null))).toContain('no cost can be told');
});
