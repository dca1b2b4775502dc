import type { BudgetAssessment } from './assess-budget';
import { divideByBudget } from './burn-rate';
import type { Counts } from './counts';

/** What a part of the events (a zone, a service, a policy, a revision) took of an objective's budget. */
export type Attribution<Key> = {
  key: Key;
  counts: Counts;
  /** Share of the budget; the parts sum to what is consumed. Null without data in the window. */
  consumed: number | null;
  /** Share of all bad events, 0–1; null when none is bad. */
  shareOfBad: number | null;
};

/** Attributes a consumed budget to disjoint parts of its events, the costliest first. Source: slo.md §4. */
export function attributeBudget<Key>(
  parts: readonly { key: Key; counts: Counts }[],
  { allowedBad, counts: whole }: Pick<BudgetAssessment, 'allowedBad' | 'counts'>,
): Attribution<Key>[] {
  return parts
    .map(({ key, counts }) => ({
      key,
      counts,
      consumed: allowedBad === null ? null : divideByBudget(counts.bad, allowedBad),
      shareOfBad: whole.bad > 0 ? counts.bad / whole.bad : null,
    }))
    .toSorted((left, right) => right.counts.bad - left.counts.bad);
}
