import { expect, it } from 'vitest';
import { describeEstimate, describeKappa, describeReviewsNeeded } from './describe-estimate';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const found = {
  status: 'uncertain',
  estimate: 0.9471,
  interval: { low: 0.861, high: 0.9812 },
  objective: 0.95,
  confidence: 0.95,
  population: 1_240,
  reviewed: 60,
  coverage: 1,
} as const;

it('says how many reviews say what about how many denials, and what it means for the objective', () => {
  expect(plain(describeEstimate(found, 'the last 30 days'))).toBe(
    'From 60 reviews, an estimated 94.7 % of 1,240 denials in the last 30 days were true blocks (95 % interval 86.1 % to 98.1 %): the interval holds the objective of 95 %, so more reviews have to tell.',
  );
});

it('says that nothing is known while nothing was judged, and that there is nothing to judge', () => {
  const none = { ...found, estimate: null, interval: null, reviewed: 0, coverage: 0 };
  expect(describeEstimate({ ...none, status: 'insufficient_review' }, 'the last 30 days')).toContain(
    'nothing is known',
  );
  expect(describeEstimate({ ...none, population: 0, status: 'no_data' }, 'the last 30 days')).toContain(
    'nothing to judge',
  );
});

it('says that too little was reviewed', () => {
  expect(
    plain(describeEstimate({ ...found, coverage: 0.1, status: 'insufficient_review' }, 'the last hour')),
  ).toContain('only 10.0 % of them: too little to tell');
});

it.each([
  [null, 'not known'],
  [-0.1, '-0.10, poor'],
  [0, '0.00, slight'],
  [0.6, '0.60, moderate'],
  [0.61, '0.61, substantial'],
  [1, '1.00, almost perfect'],
])('a kappa of %s reads %s', (kappa, words) => {
  expect(describeKappa(kappa)).toBe(words);
});

it('reviews that are still needed are a number, none, or not known', () => {
  expect([null, 0, 1_824].map(describeReviewsNeeded)).toEqual([
    'not known yet',
    'none: it is that narrow',
    'about 1,824',
  ]);
});
