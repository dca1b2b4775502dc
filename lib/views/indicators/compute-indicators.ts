import type { Indicator } from '@/lib/domain/read-models/indicators';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import { readStatus } from '@/lib/sli/read-status';
import { INDICATORS } from '@/lib/sli/registry';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { readCompleteness } from './read-completeness';
import { readEvidence, readEvidenceInSteps } from './read-evidence';

const SPARKLINE_POINTS = 60;

/** Every indicator over a window and scope, with the window before and points for a sparkline. */
export async function computeIndicators(
  window: Window,
  filter: RollupFilter,
  stepSeconds = chooseStepSeconds(window, SPARKLINE_POINTS),
): Promise<Indicator[]> {
  const previous = previousWindow(window);
  const [evidence, before, steps, completenessOf, firstDay] = await Promise.all([
    readEvidence(window, filter),
    readEvidence(previous, filter),
    readEvidenceInSteps(window, filter, stepSeconds),
    readCompleteness(window, filter),
    findFirstDay(),
  ]);
  // A window that began before there was data compares with part of itself.
  const isComparable = firstDay !== null && firstDay <= previous.from;
  return INDICATORS.map((definition): Indicator => {
    const { id, name, unit, objective, direction, numerator, denominator, kinds, measure } = definition;
    const measured = measure(evidence);
    const previousValue = isComparable ? measure(before).value : null;
    const { counts, value, state, excluded, overUnity } = measured;
    return {
      id,
      name,
      unit,
      objective,
      direction,
      numerator,
      denominator,
      value,
      state,
      good: counts.good,
      total: counts.total,
      observed: counts.n,
      observedBad: counts.b,
      excluded: [...excluded],
      overUnity,
      completeness: completenessOf(kinds),
      previousValue,
      status: readStatus(definition, measured, previousValue),
      sparkline: steps.map((step) => ({ at: step.at, value: measure(step.evidence).value })),
    };
  });
}
