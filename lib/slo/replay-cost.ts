import { divideByBudget } from './burn-rate';

/** What a candidate would add to an objective's bad events (weighted; negative takes away): least and most. */
export type BadChange = { low: number; high: number };

const DAY_MS = 86_400_000;

/**
 * What that costs a day: bad events, and the share of the budget of the objective's whole window. `total` is what
 * the objective counted over the replayed time of `replayedMs`; if every day were like it, the window would have
 * `total / days · windowDays` events and β times as many allowed bad ones. So a day costs
 * Δbad / (β · total · windowDays / 1 day). Null share where nothing was counted or nothing is allowed to be bad.
 */
export function replayCost(
  change: BadChange,
  {
    total,
    replayedMs,
    budgetRatio,
    windowMs,
  }: { total: number; replayedMs: number; budgetRatio: number; windowMs: number },
): { badPerDay: BadChange; budgetPerDay: BadChange | null } {
  const days = replayedMs / DAY_MS;
  const windowDays = windowMs / DAY_MS;
  const share = (bad: number): number => divideByBudget(bad / total, budgetRatio) / windowDays;
  return {
    badPerDay: { low: change.low / days, high: change.high / days },
    budgetPerDay: total > 0 && budgetRatio > 0 ? { low: share(change.low), high: share(change.high) } : null,
  };
}
