import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimateDenyAccuracy } from './estimate-deny-accuracy';
import { planReviews } from './plan-reviews';

type Case = {
  id: string;
  input: {
    strata: { policy: string; N: number; n: number; x: number }[];
    target: string;
    confidence: number;
    min_coverage: number;
    plan_reviews: number;
  };
  expected: Record<string, number | string | null> & { next_reviews: string[] };
};

const file = resolve('../shared/vectors/slo/stratified_review.json');
const cases: Case[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases
  : [];

/** Both null, or equal to 1e-8 (relative) or 1e-9, as the vectors say. */
function expectSame(actual: number | null | undefined, expected: unknown, name: string): void {
  if (typeof expected !== 'number' || typeof actual !== 'number')
    return expect(actual ?? null, name).toBe(expected);
  const tolerance = Math.max(1e-9, 1e-8 * Math.max(Math.abs(actual), Math.abs(expected)));
  expect(Math.abs(actual - expected), `${name}: ${actual}, not ${expected}`).toBeLessThanOrEqual(tolerance);
}

describe('the shared vectors of stratified review', () => {
  if (cases.length === 0) it.skip('are not beside this clone', () => undefined);
  it.each(cases)('$id', ({ input, expected }) => {
    const strata = input.strata.map(({ policy, N, n, x }) => ({
      policy,
      denials: N,
      reviewed: n,
      trueBlocks: x,
    }));
    const found = estimateDenyAccuracy(strata, {
      target: Number(input.target),
      confidence: input.confidence,
      minCoverage: input.min_coverage,
    });
    expect(found.status).toBe(expected.status);
    expectSame(found.population, expected.population, 'population');
    expectSame(found.reviewed, expected.reviewed, 'reviewed');
    expectSame(found.coverage, expected.coverage, 'coverage');
    expectSame(found.estimate, expected.estimate, 'estimate');
    expectSame(found.standardError, expected.std_error, 'standard error');
    expectSame(found.effectiveReviews, expected.effective_n, 'effective reviews');
    expectSame(found.interval?.low, expected.ci_low, 'low');
    expectSame(found.interval?.high, expected.ci_high, 'high');
    expectSame(found.bounds?.low, expected.bound_low, 'worst case');
    expectSame(found.bounds?.high, expected.bound_high, 'best case');
    expect(planReviews(strata, input.plan_reviews)).toEqual(expected.next_reviews);
  });
});

const RULES = { target: 0.95, confidence: 0.95, minCoverage: 0.8 };

describe('estimating deny accuracy', () => {
  it('an interval is a point once every denial was reviewed', () => {
    const found = estimateDenyAccuracy([{ policy: 'a', denials: 20, reviewed: 20, trueBlocks: 19 }], RULES);
    expect(found).toMatchObject({
      estimate: 0.95,
      effectiveReviews: Infinity,
      interval: { low: 0.95, high: 0.95 },
      standardError: 0,
      // An exact tie meets the objective.
      status: 'met',
    });
  });

  it('a single review of a policy leaves the standard error undefined, not zero', () => {
    const found = estimateDenyAccuracy([{ policy: 'a', denials: 20, reviewed: 1, trueBlocks: 1 }], RULES);
    expect(found).toMatchObject({ estimate: 1, standardError: null, status: 'uncertain' });
    expect(found.interval!.high).toBe(1);
  });

  it('is missed only when the whole interval lies below the objective', () => {
    const of = (trueBlocks: number) =>
      estimateDenyAccuracy([{ policy: 'a', denials: 1e6, reviewed: 100, trueBlocks }], RULES).status;
    // Wilson: 91 of 100 ends at 95.2 %, 90 of 100 at 94.5 %.
    expect([of(91), of(90)]).toEqual(['uncertain', 'missed']);
  });
});
