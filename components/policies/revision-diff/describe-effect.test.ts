import { expect, test } from 'vitest';
import { describeEffect, describeTests } from './describe-effect';

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
const effect = {
  minutes: 18,
  comparedWith: 'before' as const,
  before: { decisions: 86, denials: 1 },
  after: { decisions: 168, denials: 108 },
  denials: {
    before: { bad: 1, total: 86 },
    after: { bad: 108, total: 168 },
    difference: 0.6312,
    low: 0.512,
    high: 0.71,
    p: 1e-12,
  },
};
const untold = { ...effect.denials, difference: null, low: null, high: null, p: null };

test('compares equal windows before and after, with the counts behind the ratios and the interval', () => {
  expect(plain(describeEffect(effect))).toBe(
    'In the 18 min after it was first activated 108 of 168 decisions were denied (64.3 %); in the 18 min before, 1 of 86 decisions were denied (1.2 %). That is +63.1 points, 95 % interval +51.2 to +71.0 points.',
  );
});

test('no decisions are no data, not a ratio of zero', () => {
  expect(plain(describeEffect({ ...effect, before: { decisions: 0, denials: 0 }, denials: untold }))).toBe(
    'In the 18 min after it was first activated 108 of 168 decisions were denied (64.3 %); in the 18 min before, nothing was decided. That is too little to say whether it made a difference.',
  );
});

test('what could be chance is no difference, and a canary is compared with the rest', () => {
  const chance = { ...effect.denials, difference: 0.01, low: -0.02, high: 0.04 };
  expect(plain(describeEffect({ ...effect, comparedWith: 'rest', denials: chance }))).toBe(
    'In its first 18 min as a canary 108 of 168 decisions were denied (64.3 %); of the rest of the traffic in that time, 1 of 86 decisions were denied (1.2 %). That is no difference beyond chance, 95 % interval -2.0 to +4.0 points.',
  );
});

test('many comparisons are told, with those that could not be made', () => {
  expect(plain(describeTests({ made: 7, tooFew: 1, falseDiscoveryRate: 0.05 }))).toBe(
    '7 services compared; of those marked as different at most 5 % are expected to be so by chance (Benjamini–Hochberg). 1 service decided too little to be compared.',
  );
  expect(describeTests({ made: 0, tooFew: 2, falseDiscoveryRate: 0.05 })).toBe(
    'No service could be compared. 2 services decided too little to be compared.',
  );
});
