import { expect, test } from 'vitest';
import { describeEffect } from './describe-effect';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const effect = {
  activatedAt: '2026-11-21T10:02:00Z',
  minutes: 18,
  before: { decisions: 86, denials: 1 },
  after: { decisions: 168, denials: 108 },
  services: [],
  servicesTouched: 7,
};

test('compares equal windows before and after, with the counts behind the ratios', () => {
  expect(plain(describeEffect(effect))).toBe(
    'In the 18 min after it was first activated 108 of 168 decisions were denied (64.3 %); in the 18 min before, 1 of 86 decisions were denied (1.2 %). Denials changed for 7 services.',
  );
});

test('no decisions are no data, not a ratio of zero', () => {
  expect(plain(describeEffect({ ...effect, before: { decisions: 0, denials: 0 }, servicesTouched: 0 }))).toBe(
    'In the 18 min after it was first activated 108 of 168 decisions were denied (64.3 %); in the 18 min before, nothing was decided. Denials changed for no service.',
  );
});
