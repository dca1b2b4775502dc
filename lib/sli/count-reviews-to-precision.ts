import { estimateDenyAccuracy, type DenyStratum, type EstimateRules } from './estimate-deny-accuracy';
import { chooseReviews } from './plan-reviews';
import { wilsonInterval } from './wilson-interval';

/** Beyond this many reviews nobody plans. */
const MOST = 50_000;

/**
 * How many more reviews, taken as they are planned, would narrow the interval to ± `halfWidth` (0.01 is one
 * point), if the policies stay as right as they seem; a policy without a review is taken to be as right as
 * the others. 0 when it is that narrow already; null without any review, or if it takes more than 50,000.
 */
export function countReviewsToPrecision(
  strata: readonly DenyStratum[],
  halfWidth: number,
  rules: EstimateRules,
): number | null {
  const { estimate, interval, coverage, population } = estimateDenyAccuracy(strata, rules);
  if (estimate === null || interval === null || coverage === null) return null;
  const isNarrow = (width: number) => width <= 2 * halfWidth;
  if (coverage >= rules.minCoverage && isNarrow(interval.high - interval.low)) return 0;

  const rows = new Map(
    strata.map(({ policy, denials, reviewed }) => [
      policy,
      { reviewed, termAt: (n: number) => termOf(denials / population, denials, n) },
    ]),
  );
  // Until each policy has a review the sum is infinite: nothing can be said of all denials.
  let missing = strata.filter(({ denials, reviewed }) => denials > 0 && reviewed === 0).length;
  let sum = [...rows.values()].reduce(
    (total, { reviewed, termAt }) => total + (reviewed > 0 ? termAt(reviewed) : 0),
    0,
  );
  let count = 0;
  for (const policy of chooseReviews(strata)) {
    count += 1;
    if (count > MOST) return null;
    const row = rows.get(policy)!;
    if (row.reviewed === 0) missing -= 1;
    else sum -= row.termAt(row.reviewed);
    row.reviewed += 1;
    sum += row.termAt(row.reviewed);
    if (missing > 0) continue;
    const expected = wilsonInterval(estimate, sum > 0 ? 1 / sum : Infinity, rules.confidence);
    if (expected && isNarrow(expected.high - expected.low)) return count;
  }
  return count;
}

/** W²(1 − f)/n of slo.md §8: what a policy adds to 1 / the effective number of reviews. */
const termOf = (share: number, denials: number, reviewed: number): number =>
  (share ** 2 * (1 - Math.min(1, reviewed / denials))) / reviewed;
