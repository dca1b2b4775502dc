import { expect, it } from 'vitest';
import { ofCounts } from './indicator-definition';
import { policyDenyAccuracy } from './m03-policy-deny-accuracy';
import { readStatus } from './read-status';
import type { ReviewStratum } from './to-review-strata';

const stratum = (policy: string, denials: number, reviewed: number, trueBlocks: number): ReviewStratum => ({
  policy,
  denials,
  reviewed,
  trueBlocks,
  open: 0,
});
const measure = (...reviews: ReviewStratum[]) => {
  const measured = policyDenyAccuracy.measure({ ...ofCounts([]), reviews });
  return { ...measured, judged: readStatus(policyDenyAccuracy, measured, null) };
};

it('without denials there is no data', () => {
  expect(measure()).toMatchObject({ value: null, state: 'no-data', judged: 'no-data' });
});

it('denials that nobody reviewed are unknown, not correct', () => {
  const measured = measure(stratum('egress', 100, 0, 0));
  expect(measured).toMatchObject({ value: null, state: 'insufficient-review', judged: 'no-data' });
  expect(measured.counts).toMatchObject({ n: 0, total: 0, good: 0 });
  expect(measured.excluded).toEqual([{ what: 'denials of policies without a review', count: 100 }]);
});

it('each policy counts by its denials, not by its reviews', () => {
  // The vector "simpson": 0.9 · 1 + 0.09 · 0.5 + 0.01 · 0.2.
  const measured = measure(
    stratum('deny-egress', 9_000, 20, 20),
    stratum('deny-admin', 900, 60, 30),
    stratum('deny-legacy', 100, 40, 8),
  );
  expect(measured.value).toBeCloseTo(0.947, 12);
  expect(measured.counts).toMatchObject({ n: 120, b: 62, total: 10_000 });
  expect(measured.counts.good).toBeCloseTo(9_470, 9);
  expect(measured).toMatchObject({ state: 'measured', judged: 'at-risk', excluded: [] });
});

it('reviews of a small part tell nothing about the whole, but stand beside it', () => {
  const measured = measure(stratum('a', 900, 0, 0), stratum('b', 100, 50, 50));
  expect(measured).toMatchObject({ value: null, state: 'insufficient-review', judged: 'no-data' });
  expect(measured.sample).toMatchObject({ estimate: 1, coverage: 0.1, status: 'insufficient_review' });
});

it('is met or missed only when its whole interval says so', () => {
  expect(measure(stratum('a', 1e6, 400, 398)).judged).toBe('met');
  expect(measure(stratum('a', 1e6, 400, 300)).judged).toBe('breached');
  expect(measure(stratum('a', 1e6, 20, 20)).judged).toBe('at-risk');
});

it('is judged against whatever objective somebody sets', () => {
  // Wilson at 190 of 200 (vector "190-200"): 91.0 % to 97.3 %.
  const reviews = [stratum('a', 1e9, 200, 190)];
  const measured = policyDenyAccuracy.measure({ ...ofCounts([]), reviews });
  const against = (objective: number) => readStatus({ ...policyDenyAccuracy, objective }, measured, null);
  expect([0.9, 0.95, 0.98].map(against)).toEqual(['met', 'at-risk', 'breached']);
});

it('unsure and disputed denials are told as left out', () => {
  expect(measure({ ...stratum('a', 100, 10, 10), open: 2 }).excluded).toEqual([
    { what: 'reviewed denials on which reviewers are unsure or disagree', count: 2 },
  ]);
});
