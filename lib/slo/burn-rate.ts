import type { Counts } from './counts';

/** Bad of all, 0–1; null when nothing was measured. */
export const errorRatio = ({ bad, total }: Counts): number | null => (total > 0 ? bad / total : null);

/**
 * How many times faster than allowed the error budget is spent: error ratio / β. Null when nothing was
 * measured; with a budget of zero 0 while nothing is bad, else Infinity. Source: slo.md §4.
 */
export function burnRate(counts: Counts, budgetRatio: number): number | null {
  const ratio = errorRatio(counts);
  return ratio === null ? null : divideByBudget(ratio, budgetRatio);
}

/** The burn rate of an outage of everything: no burn rate can be higher. */
export const maxBurnRate = (budgetRatio: number): number => divideByBudget(1, budgetRatio);

/** A share of the error budget, where any part of a budget of zero is infinitely much. */
export const divideByBudget = (amount: number, budget: number): number =>
  amount === 0 ? 0 : amount / budget;
