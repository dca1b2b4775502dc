import { assessBudget } from '@/lib/slo/assess-budget';
import { assessLookback } from '@/lib/slo/assess-lookback';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { byKind } from '../by-kind';
import { inSeconds, inWords } from './in-words';
import { MINUTE_MS, readSegments, type Segment } from './segments';

type Input = {
  segments: Segment[];
  as_of_minute: number;
  target: string;
  window_s: number;
  lookbacks_s: number[];
};

export const errorBudgetSuite = byKind('error_budget', {
  '': ({ segments, as_of_minute, target, window_s, lookbacks_s }: Input) => {
    const countsBetween = readSegments(segments);
    const asOfMs = as_of_minute * MINUTE_MS;
    const objective = { budgetRatio: errorBudgetRatio(target), windowMs: window_s * 1_000 };
    const { fromMs, toMs } = rollingWindow(asOfMs, objective.windowMs);
    const budget = assessBudget(countsBetween(fromMs, toMs), objective);
    return {
      total: budget.counts.total,
      good: budget.counts.good,
      bad: budget.counts.bad,
      sli: budget.sli,
      error_ratio: budget.errorRatio,
      met: budget.met,
      allowed_bad: budget.allowedBad,
      budget_consumed: budget.consumed,
      budget_remaining: budget.remaining,
      status: inWords(budget.status),
      windows: lookbacks_s.map((window_s) => {
        const { fromMs, toMs } = rollingWindow(asOfMs, window_s * 1_000);
        const lookback = assessLookback(countsBetween(fromMs, toMs), window_s * 1_000, budget, objective);
        return {
          window_s,
          total: lookback.counts.total,
          bad: lookback.counts.bad,
          error_ratio: lookback.errorRatio,
          burn_rate: lookback.burn,
          consumed_time_share: lookback.consumedByTime,
          consumed_event_share: lookback.consumedByEvents,
          time_to_exhaustion_s: inSeconds(lookback.timeToExhaustionMs),
        };
      }),
    };
  },
});
