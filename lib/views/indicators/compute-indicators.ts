import type { Indicator } from '@/lib/domain/read-models/indicators';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import type { Evidence } from '@/lib/sli/indicator-definition';
import { judgeAttempts } from '@/lib/sli/judge-attempts';
import { readStatus } from '@/lib/sli/read-status';
import { INDICATORS } from '@/lib/sli/registry';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { readAttemptDays } from '../cross-zone/read-attempt-days';
import { readCompleteness } from './read-completeness';
import { readEvidence, readEvidenceInSteps } from './read-evidence';
import { toFigure } from './to-figure';

const SPARKLINE_POINTS = 60;

type Options = { stepSeconds?: number; counts?: Evidence['counts'] };

/**
 * Every indicator over a window and scope, with the window before and points for a sparkline. `counts` of
 * the window may be given, in any finer groups.
 */
export async function computeIndicators(
  window: Window,
  filter: RollupFilter,
  { stepSeconds = chooseStepSeconds(window, SPARKLINE_POINTS), counts }: Options = {},
): Promise<Indicator[]> {
  const previous = previousWindow(window);
  const [evidence, before, steps, completenessOf, firstDay, attemptDays] = await Promise.all([
    readEvidence(window, filter, counts),
    readEvidence(previous, filter),
    readEvidenceInSteps(window, filter, stepSeconds),
    readCompleteness(window, filter),
    findFirstDay(),
    readAttemptDays(window.to, filter),
  ]);
  // A window that began before there was data compares with part of itself.
  const isComparable = firstDay !== null && firstDay <= previous.from;
  // Whether attempts decrease is told by the days of four weeks, not by the window that is shown.
  const attempts = judgeAttempts(attemptDays.map((day) => day.attempts));
  return INDICATORS.map((definition): Indicator => {
    const { id, kinds, measure } = definition;
    const measured = measure(evidence);
    const previousValue = isComparable ? measure(before).value : null;
    const status =
      id === 'M8' && measured.value !== null
        ? attempts.status
        : readStatus(definition, measured, previousValue);
    return {
      ...toFigure(definition, measured, status, completenessOf(kinds)),
      previousValue,
      sparkline: steps.map((step) => ({ at: step.at, value: measure(step.evidence).value })),
    };
  });
}
