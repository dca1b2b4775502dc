import { expect, it } from 'vitest';
import { countReviewsToPrecision } from './count-reviews-to-precision';
import { planReviews } from './plan-reviews';

const RULES = { target: 0.95, confidence: 0.95, minCoverage: 0.8 };
const stratum = (policy: string, denials: number, reviewed = 0, trueBlocks = reviewed) => ({
  policy,
  denials,
  reviewed,
  trueBlocks,
});

it('unreviewed policies come first, the largest first, equals by name', () => {
  expect(planReviews([stratum('b', 5), stratum('a', 5), stratum('big', 9)], 3)).toEqual(['big', 'a', 'b']);
});

it('hands out no denial twice, and none that is not at hand', () => {
  expect(planReviews([stratum('a', 2)], 5)).toEqual(['a', 'a']);
  expect(planReviews([{ ...stratum('a', 9), available: 1 }, stratum('b', 1)], 5)).toEqual(['a', 'b']);
});

it('goes where opinions differ most, size being equal', () => {
  expect(planReviews([stratum('clear', 1_000, 50, 50), stratum('mixed', 1_000, 50, 25)], 1)).toEqual([
    'mixed',
  ]);
});

it('counts the reviews until an interval is ±1 point wide', () => {
  // One large policy: Wilson's half-width at p = 0.5 is z / (2·√(n + z²)): 0.01 at n = 9,604 − 3.84.
  const needed = countReviewsToPrecision([stratum('a', 1e9, 100, 50)], 0.01, RULES)!;
  expect(needed).toBe(Math.ceil(9_603.647 - 3.842) - 100);
});

it('a small policy ends with all of it reviewed', () => {
  expect(countReviewsToPrecision([stratum('a', 10, 4, 2)], 0.01, RULES)).toBe(6);
});

it('needs none when it is narrow, tells nothing without a review, and gives up where nobody would go', () => {
  expect(countReviewsToPrecision([stratum('a', 10, 10, 9)], 0.01, RULES)).toBe(0);
  expect(countReviewsToPrecision([stratum('a', 10)], 0.01, RULES)).toBeNull();
  expect(countReviewsToPrecision([stratum('a', 1e9, 2, 1)], 0.001, RULES)).toBeNull();
});

it('asks for each policy that nobody looked at before it calls an interval narrow', () => {
  const strata = [stratum('a', 50, 50, 50), stratum('b', 30), stratum('c', 20)];
  expect(countReviewsToPrecision(strata, 0.5, RULES)).toBe(2);
});
