import { divideByBudget, errorRatio } from './burn-rate';
import type { Counts } from './counts';
import { exceeds } from './exceeds';

export type BudgetStatus = 'ok' | 'exhausted' | 'no-data';

/** The error budget of an objective over its window. All but the counts are null without data. */
export type BudgetAssessment = {
  counts: Counts;
  sli: number | null;
  errorRatio: number | null;
  met: boolean | null;
  /** Bad events that the objective allows among those of the window. */
  allowedBad: number | null;
  /** The same as minutes of an outage of everything at the average traffic of the window. */
  allowedBadMinutes: number | null;
  /** Share of the budget; above 1 it is exhausted, Infinity for any bad event of a budget of zero. */
  consumed: number | null;
  /** 1 − consumed: negative when exhausted, never clamped. */
  remaining: number | null;
  status: BudgetStatus;
};

/**
 * Assesses what was counted over an objective's window of `windowMs` milliseconds. `elapsed` is the share
 * of the window that is over: 1 for a rolling window; of a calendar window, whose budget covers all of it,
 * so that what is consumed is the burn to date times the share elapsed. Source: slo.md §4.
 */
export function assessBudget(
  counts: Counts,
  { budgetRatio, windowMs, elapsed = 1 }: { budgetRatio: number; windowMs: number; elapsed?: number },
): BudgetAssessment {
  const ratio = errorRatio(counts);
  if (ratio === null)
    return {
      counts,
      sli: null,
      errorRatio: null,
      met: null,
      allowedBad: null,
      allowedBadMinutes: null,
      consumed: null,
      remaining: null,
      status: 'no-data',
    };
  const burn = divideByBudget(ratio, budgetRatio);
  const consumed = burn * elapsed;
  return {
    counts,
    sli: counts.good / counts.total,
    errorRatio: ratio,
    met: !exceeds(counts.bad, budgetRatio * counts.total),
    allowedBad: (budgetRatio * counts.total) / elapsed,
    allowedBadMinutes: (budgetRatio * windowMs) / 60_000,
    consumed,
    remaining: 1 - consumed,
    status: exceeds(consumed, 1) ? 'exhausted' : 'ok',
  };
}
