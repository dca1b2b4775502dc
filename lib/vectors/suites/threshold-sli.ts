import { measureRatio } from '@/lib/sli/indicator-definition';
import { measureThreshold } from '@/lib/sli/measure-threshold';
import { burnRate } from '@/lib/slo/burn-rate';
import { errorBudgetRatio } from '@/lib/slo/error-budget-ratio';
import { rollingWindow } from '@/lib/slo/rolling-window';
import { byKind } from '../by-kind';

type Input = {
  items: { id: string; start_ms: number; end_ms: number | null }[];
  as_of_ms: number;
  window_s: number;
  threshold_ms: number;
  skew_tolerance_ms: number;
  target: string;
};

const QUANTILES = ['0.5', '0.9', '0.95', '0.99'];

export const thresholdSliSuite = byKind('threshold_sli', {
  '': (input: Input) => {
    const { fromMs, toMs } = rollingWindow(input.as_of_ms, input.window_s * 1_000);
    const items = input.items.map(({ start_ms, end_ms }) => ({ start: start_ms, end: end_ms }));
    const measured = measureThreshold(items, {
      from: fromMs,
      to: toMs,
      thresholdMs: input.threshold_ms,
      skewToleranceMs: input.skew_tolerance_ms,
    });
    const { good, bad } = measured;
    const valid = good + bad;
    const counts = { n: valid, b: bad, total: valid, good, bad, weightSquare: valid };
    return {
      valid,
      good,
      bad,
      pending: measured.pending,
      open: measured.open,
      oldest_open_ms: measured.oldestOpenMs,
      clock_clamped: measured.clockClamped,
      clock_rejected: measured.clockRejected,
      sli: measureRatio(counts).value,
      completed: measured.completed,
      mean_ms: measured.meanMs,
      mean_lower_bound_ms: measured.meanLowerBoundMs,
      percentiles_ms: Object.fromEntries(
        QUANTILES.map((quantile) => [quantile, measured.percentileMs(Number(quantile))]),
      ),
      burn_rate: burnRate(counts, errorBudgetRatio(input.target)),
    };
  },
});
