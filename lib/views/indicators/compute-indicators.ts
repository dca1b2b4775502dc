import type { Indicator } from '@/lib/domain/read-models/indicators';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import type { IndicatorCount } from '@/lib/sli/indicator-definition';
import { readStatus } from '@/lib/sli/read-status';
import { INDICATORS } from '@/lib/sli/registry';
import { countRollups } from '@/lib/store/rollups/count-rollups';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';

const BY = ['kind', 'outcome', 'crossZone'] as const;
const SPARKLINE_POINTS = 60;

/** Every indicator over a window and scope, with the window before and points for a sparkline. */
export async function computeIndicators(
  window: Window,
  filter: RollupFilter,
  stepSeconds = chooseStepSeconds(window, SPARKLINE_POINTS),
): Promise<Indicator[]> {
  const [counts, before, steps] = await Promise.all([
    countRollups({ window, filter, by: BY }),
    countRollups({ window: previousWindow(window), filter, by: BY }),
    countRollups({ window, filter, by: BY, stepSeconds }),
  ]);
  const byStep = groupByStep(steps);
  const starts = listStarts(window, stepSeconds);
  return INDICATORS.map((definition): Indicator => {
    const { id, name, unit, objective, direction, numerator, denominator, measure, read } = definition;
    const measured = measure(counts);
    const previousValue = read(measure(before));
    return {
      id,
      name,
      unit,
      objective,
      direction,
      numerator,
      denominator,
      value: read(measured),
      good: measured.good,
      total: measured.total,
      previousValue,
      status: readStatus(definition, measured, previousValue),
      sparkline: starts.map((at) => ({ at, value: read(measure(byStep.get(at) ?? [])) })),
    };
  });
}

function groupByStep(
  rows: readonly (IndicatorCount & { at: string | null })[],
): Map<string, IndicatorCount[]> {
  const steps = new Map<string, IndicatorCount[]>();
  for (const row of rows) {
    const step = steps.get(row.at!);
    if (step) step.push(row);
    else steps.set(row.at!, [row]);
  }
  return steps;
}

/** The starts of all steps of a window, also of those without any event. */
export function listStarts(window: Window, stepSeconds: number): string[] {
  const step = stepSeconds * 1_000;
  const starts: string[] = [];
  for (let at = Math.floor(window.from.getTime() / step) * step; at < window.to.getTime(); at += step)
    starts.push(new Date(at).toISOString().replace('.000Z', 'Z'));
  return starts;
}
