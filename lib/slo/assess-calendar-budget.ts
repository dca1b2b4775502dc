import { assessBudget, type BudgetAssessment } from './assess-budget';
import { burnRate } from './burn-rate';
import type { CalendarWindow } from './calendar-window';
import type { Counts } from './counts';
import { exceeds } from './exceeds';
import { timeToExhaustion } from './time-to-exhaustion';

/**
 * The budget of a calendar window: `consumed` and `remaining` are of the whole window (events projected
 * over it), which is the figure to show first.
 */
export type CalendarBudget = BudgetAssessment & {
  /** The burn from the start of the window to now, as if the window were over. */
  consumedToDate: number | null;
  timeToExhaustionMs: number | null;
  resetInMs: number;
  /** Whether the budget runs out before the window does, at the burn rate of the look-back. */
  exhaustsBeforeReset: boolean | null;
};

/**
 * Assesses what was counted from the start of a calendar window to `asOfMs`, and in a look-back that ends
 * there. Source: slo.md §4.
 */
export function assessCalendarBudget(
  toDate: Counts,
  lookback: Counts,
  window: CalendarWindow,
  asOfMs: number,
  budgetRatio: number,
): CalendarBudget {
  const budget = assessBudget(toDate, { budgetRatio, windowMs: window.lengthMs, elapsed: window.elapsed });
  const resetInMs = window.endMs - asOfMs;
  const left = timeToExhaustion(budget.remaining, burnRate(lookback, budgetRatio), window.lengthMs);
  return {
    ...budget,
    consumedToDate: burnRate(toDate, budgetRatio),
    timeToExhaustionMs: left,
    resetInMs,
    exhaustsBeforeReset: budget.remaining === null ? null : left !== null && exceeds(resetInMs, left),
  };
}
