import { formatBudgetShare } from '@/components/format/format-budget';
import type { ReplayCost } from '@/lib/domain/read-models/replay';

/** "would burn 3.1 % of the budget a day", with both ends where they differ; negative gives budget back. */
export function describeCost({ budgetPerDay }: ReplayCost): string {
  if (budgetPerDay === null) return 'Its budget is zero, or nothing was counted: no cost can be told.';
  const { low, high } = budgetPerDay;
  if (low === 0 && high === 0) return 'Would cost nothing.';
  if (low === high)
    return low > 0
      ? `Would burn ${formatBudgetShare(low)} of the budget a day.`
      : `Would save ${formatBudgetShare(-low)} of the budget a day.`;
  return `Between ${formatBudgetShare(low)} and ${formatBudgetShare(high)} of the budget a day.`;
}
