import { expect, it } from 'vitest';
import { toReviewStrata, type ReviewVerdict } from './to-review-strata';

const verdict = (fields: Partial<ReviewVerdict>): ReviewVerdict => ({
  eventId: 'e1',
  policy: 'egress',
  judgement: 'true-block',
  origin: 'random',
  ...fields,
});
const denials = [{ policy: 'egress', weight: 100 }];

it('a policy without a review is a stratum of which nothing is known', () => {
  expect(toReviewStrata(denials, [])).toEqual([
    { policy: 'egress', denials: 100, reviewed: 0, trueBlocks: 0, open: 0 },
  ]);
});

it('only what was drawn by lot counts', () => {
  const verdicts = (['targeted', 'bulk', 'on-call'] as const).map((origin, index) =>
    verdict({ eventId: `e${index}`, origin }),
  );
  expect(toReviewStrata(denials, verdicts)[0]).toMatchObject({ reviewed: 0, trueBlocks: 0 });
});

it('a denial that two people judged counts once', () => {
  expect(toReviewStrata(denials, [verdict({}), verdict({})])[0]).toMatchObject({
    reviewed: 1,
    trueBlocks: 1,
  });
});

it('unsure and disputed denials count as not reviewed, not as correct', () => {
  const verdicts = [
    verdict({ judgement: 'unsure' }),
    verdict({ eventId: 'e2' }),
    verdict({ eventId: 'e2', judgement: 'false-positive' }),
    verdict({ eventId: 'e3', judgement: 'false-positive' }),
  ];
  expect(toReviewStrata(denials, verdicts)[0]).toMatchObject({ reviewed: 1, trueBlocks: 0, open: 2 });
});

it('verdicts of a policy that denied nothing in the window are left out', () => {
  expect(toReviewStrata([], [verdict({})])).toEqual([]);
});
