import { expect, it } from 'vitest';
import type { SloSummary } from '@/lib/domain/read-models/objectives';
import { describeSlos } from './describe-slos';
import { exampleBudget, exampleObjective, exampleSlo } from './testing/example-slo';

const plain = (text: string) => text.replaceAll('\u202F', ' ').replaceAll('\u2212', '-');
const named = (name: string, change: Partial<SloSummary> = {}) =>
  exampleSlo({ ...change, objective: exampleObjective({ id: name.toLowerCase(), name }) });
const missed = (name: string, consumed: number) =>
  named(name, { isMet: false, budget: exampleBudget({ consumed, remaining: 1 - consumed, isMet: false }) });

it('names the objective that burned most of its budget, and how many are met', () => {
  expect(plain(describeSlos([named('A'), missed('B', 1.2), missed('C', 3.4), named('D')]))).toBe(
    'M1 “C” has burned 340 % of its budget; 2 of 4 objectives are met.',
  );
});

it('one violation of zero tolerance is worse than any overdrawn budget', () => {
  const violated = named('Audit', {
    kind: 'zero-tolerance',
    isMet: false,
    budget: exampleBudget({
      counts: { observed: 10, observedBad: 1, total: 10, good: 9, bad: 1 },
      consumed: 'inf',
      remaining: '-inf',
    }),
  });
  expect(describeSlos([missed('B', 9), violated])).toBe(
    'M1 “Audit” is breached by 1 violation where none is allowed; 0 of 2 objectives are met.',
  );
});

it('while all are met it names what burns fastest', () => {
  const burning = named('B', {
    status: 'critical',
    burn: { long: 15.2, short: 20, longSeconds: 3_600, shortSeconds: 300, threshold: 14.4 },
  });
  expect(plain(describeSlos([named('A'), burning]))).toBe(
    'All 2 objectives are met. M1 “B” burns fastest, at 15.2× over 1 h.',
  );
});

it('objectives without data are not counted as met, and broken ones are told', () => {
  const silent = named('B', { isMet: null, status: 'no-data' });
  expect(describeSlos([named('A'), silent])).toBe('The one measured objective is met.');
  expect(describeSlos([silent])).toBe('No objective has data, so nothing can be said about them.');
  expect(describeSlos([named('A'), { ...silent, problem: 'The target cannot be read.' }])).toBe(
    'The one measured objective is met. 1 objective could not be reckoned.',
  );
});

it('a trend that rises is said so', () => {
  const rising = named('Attempts', { kind: 'trend', isMet: false, budget: null });
  expect(describeSlos([rising, named('A')])).toBe(
    'M1 “Attempts” does not decrease; 1 of 2 objectives is met.',
  );
});
