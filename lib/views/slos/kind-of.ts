import type { Objective } from '@/lib/domain/objective';
import type { ObjectiveKind } from '@/lib/domain/read-models/objectives';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';

/** How an objective is judged: by its budget, by a trend (M8), by an estimate (M3), or not to be violated. */
export function kindOf({ indicator, target }: Pick<Objective, 'indicator' | 'target'>): ObjectiveKind {
  if (indicator === 'M8' || target === null) return 'trend';
  if (indicator === 'M3') return 'review';
  return errorBudgetRatio(target) === 0 ? 'zero-tolerance' : 'budget';
}
