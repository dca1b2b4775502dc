import type { Indicator } from '@/lib/domain/read-models/indicators';
import { chooseStepSeconds, previousWindow, type Window } from '@/lib/domain/time-range';
import { judgeAttempts } from '@/lib/sli/judge-attempts';
import { readStatus } from '@/lib/sli/read-status';
import { INDICATORS } from '@/lib/sli/registry';
import { withholdGreen } from '@/lib/sli/withhold-green';
import { findFirstDay } from '@/lib/store/rollups/find-first-day';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { readAttemptDays } from '../cross-zone/read-attempt-days';
import { readCompleteness } from './read-completeness';
import { formatStart, listStarts } from '../list-starts';
import { readPieces } from './read-pieces';
import { toFigure } from './to-figure';

const SPARKLINE_POINTS = 60;

const MINUTE_MS = 60_000;

/** Every indicator over a window and scope, with the window before and points for a sparkline. */
export async function computeIndicators(
  window: Window,
  filter: RollupFilter,
  stepSeconds = chooseStepSeconds(window, SPARKLINE_POINTS),
): Promise<Indicator[]> {
  const previous = previousWindow(window);
  // Counts are kept by the minute: the one that is not over yet belongs to the window.
  const fromMs = floorToMinute(window.from.getTime());
  const toMs = floorToMinute(window.to.getTime() + MINUTE_MS - 1);
  const previousMs = floorToMinute(previous.from.getTime());
  const starts = listStarts(window, stepSeconds).map((at) => Date.parse(at));
  const [evidence, completenessOf, firstDay, attemptDays] = await Promise.all([
    readPieces([previousMs, fromMs, toMs, ...starts], filter, { withReviews: true }),
    readCompleteness(window, filter),
    findFirstDay(),
    readAttemptDays(window.to, filter),
  ]);
  const whole = evidence.between(fromMs, toMs);
  const before = evidence.between(previousMs, fromMs);
  // Reviews are too few for single steps: a step has those from the start of the window to its own end.
  const steps = starts.map((startMs, index) => ({
    at: formatStart(startMs),
    evidence: evidence.between(startMs, starts[index + 1] ?? toMs, fromMs),
  }));
  // A window that began before there was data compares with part of itself.
  const isComparable = firstDay !== null && firstDay <= previous.from;
  // Whether attempts decrease is told by the days of four weeks, not by the window that is shown.
  const attempts = judgeAttempts(attemptDays.map((day) => day.attempts));
  return INDICATORS.map((definition): Indicator => {
    const { id, kinds, measure } = definition;
    const measured = measure(whole);
    const previousValue = isComparable ? measure(before).value : null;
    const status =
      id === 'M8' && measured.value !== null
        ? attempts.status
        : readStatus(definition, measured, previousValue);
    const completeness = completenessOf(kinds);
    return {
      ...toFigure(definition, measured, withholdGreen(status, completeness.late), completeness),
      previousValue,
      sparkline: steps.map((step) => ({ at: step.at, value: measure(step.evidence).value })),
    };
  });
}

const floorToMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
