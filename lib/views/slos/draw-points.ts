import type { SloPoint } from '@/lib/domain/read-models/objectives';
import type { ObjectivePlan } from '@/lib/slo/assess-objective';
import { burnRate, divideByBudget } from '@/lib/slo/burn-rate';
import type { CountsBetween } from '@/lib/slo/counts';
import type { StatusWindows } from '@/lib/slo/assess-objective';
import { writeUnbounded } from './in-json';

/**
 * The points of an objective's charts, one a step of [fromMs, toMs): what was counted, the burn rates of the
 * windows that end with the step, and what was left of the budget then. The budget is drawn from the start
 * of the objective's window, where all of it is left, to its end, where `remaining` is the headline figure.
 */
export function drawPoints(
  counts: CountsBetween,
  { span, budgetRatio }: ObjectivePlan,
  steps: readonly number[],
  asOfMs: number,
  burn: StatusWindows,
): SloPoint[] {
  const allowedBad = (budgetRatio * counts(span.startMs, asOfMs).total) / span.elapsed;
  return steps.slice(0, -1).map((fromMs, index): SloPoint => {
    const toMs = Math.min(steps[index + 1]!, asOfMs);
    const { good, total } = counts(fromMs, toMs);
    const isWithin = toMs > span.startMs && total > 0;
    const spent = counts(span.startMs, toMs);
    return {
      at: new Date(fromMs).toISOString(),
      good,
      total,
      longBurn: writeUnbounded(burnRate(counts(toMs - burn.longMs, toMs), budgetRatio)),
      shortBurn: writeUnbounded(burnRate(counts(toMs - burn.shortMs, toMs), budgetRatio)),
      remaining: isWithin ? writeUnbounded(1 - divideByBudget(spent.bad, allowedBad)) : null,
      evenSpend: toMs > span.startMs ? 1 - (toMs - span.startMs) / span.windowMs : null,
    };
  });
}

/**
 * The long and the short window that a chart of this step can show: those of the first rung whose short
 * window is a step or longer, else the last rung's, widened to whole steps.
 */
export function chooseBurnWindows(rungs: readonly StatusWindows[], stepMs: number): StatusWindows {
  const fitting = rungs.find(({ shortMs }) => shortMs >= stepMs) ?? rungs.at(-1)!;
  const shortMs = Math.ceil(fitting.shortMs / stepMs) * stepMs;
  const longMs = Math.max(Math.ceil(fitting.longMs / stepMs) * stepMs, 3 * shortMs);
  return { shortMs, longMs, factor: fitting.factor };
}
