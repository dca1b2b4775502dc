import { assessBudget } from './assess-budget';
import type { CountsBetween } from './counts';
import type { WatchedWindow } from './evaluate-rule';

/** The budget that was left at a time; null without data. `evenSpend` is what even spending would have left. */
export type BudgetPoint = { atMs: number; remaining: number | null; evenSpend: number };

/**
 * The course of an objective's budget at the given times: of a rolling window as it stood each time, of a
 * calendar window counted down from its start.
 */
export const traceBudget = (
  countsBetween: CountsBetween,
  timesMs: readonly number[],
  objectiveAt: (asOfMs: number) => WatchedWindow,
): BudgetPoint[] =>
  timesMs.map((atMs) => {
    const objective = objectiveAt(atMs);
    const { remaining } = assessBudget(countsBetween(objective.startMs, atMs), objective);
    return { atMs, remaining, evenSpend: 1 - objective.elapsed };
  });
