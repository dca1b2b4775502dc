import { maxBurnRate } from '@/lib/slo/burn-rate';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { scaleLadder } from '@/lib/slo/scale-ladder';
import { byKind } from '../by-kind';

export const ladderSuite = byKind('ladder', {
  '': ({ window_s, target }: { window_s: number; target: string }) => {
    const budgetRatio = errorBudgetRatio(target);
    return {
      rungs: scaleLadder(window_s * 1_000, budgetRatio).map((rung) => ({
        rung: rung.rung,
        severity: rung.severity,
        long_s: rung.longMs / 1_000,
        short_s: rung.shortMs / 1_000,
        factor: rung.factor,
        budget_fraction: rung.budgetShare,
        error_ratio_threshold: rung.errorRatioThreshold,
        reachable: rung.isReachable,
      })),
      max_burn_rate: maxBurnRate(budgetRatio),
    };
  },
});
