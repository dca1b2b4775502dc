import type { BudgetAssessment } from './assess-budget';
import { divideByBudget, errorRatio } from './burn-rate';
import type { Counts } from './counts';
import { timeToExhaustion } from './time-to-exhaustion';

/** What a part of an objective's window did to its budget. Figures are null without data in that part. */
export type Lookback = {
  counts: Counts;
  errorRatio: number | null;
  burn: number | null;
  /** Share of the budget as if traffic were even (the SRE workbook's form). */
  consumedByTime: number | null;
  /** Share of the budget by events: sums to what is consumed over disjoint parts. */
  consumedByEvents: number | null;
  timeToExhaustionMs: number | null;
};

/**
 * Judges what was counted over a look-back of `lookbackMs` against the budget of the whole window. A night's
 * outage has a huge burn rate and a small share of events: show both. Source: slo.md §4.
 */
export function assessLookback(
  counts: Counts,
  lookbackMs: number,
  budget: Pick<BudgetAssessment, 'allowedBad' | 'remaining'>,
  { budgetRatio, windowMs }: { budgetRatio: number; windowMs: number },
): Lookback {
  const ratio = errorRatio(counts);
  const burn = ratio === null ? null : divideByBudget(ratio, budgetRatio);
  return {
    counts,
    errorRatio: ratio,
    burn,
    consumedByTime: burn === null ? null : (burn * lookbackMs) / windowMs,
    consumedByEvents:
      burn === null || budget.allowedBad === null ? null : divideByBudget(counts.bad, budget.allowedBad),
    timeToExhaustionMs: timeToExhaustion(budget.remaining, burn, windowMs),
  };
}
