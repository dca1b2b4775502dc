import type { SloBudget, SloBurn } from '@/lib/domain/read-models/objectives';
import type { ObjectiveAssessment, ObjectivePlan } from '@/lib/slo/assess-objective';
import { timeToExhaustion } from '@/lib/slo/time-to-exhaustion';
import { writeCounts, writeUnbounded } from './in-json';

const inSeconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / 1_000));
const at = (ms: number) => new Date(ms).toISOString();

/** The budget of an objective as the API tells it. */
export function writeBudget(
  { span }: ObjectivePlan,
  { budget, longBurn, lookbacks }: ObjectiveAssessment,
  asOfMs: number,
): SloBudget {
  const isCalendar = span.endMs > asOfMs;
  const burn = lookbacks[0]?.burn ?? longBurn;
  return {
    window: { from: at(span.startMs), to: at(asOfMs) },
    counts: writeCounts(budget.counts),
    sli: budget.sli,
    errorRatio: budget.errorRatio,
    allowedBad: budget.allowedBad,
    allowedBadMinutes: budget.allowedBadMinutes,
    consumed: writeUnbounded(budget.consumed),
    remaining: writeUnbounded(budget.remaining),
    consumedToDate: writeUnbounded(
      budget.consumed === null || span.elapsed === 0 ? null : budget.consumed / span.elapsed,
    ),
    elapsed: span.elapsed,
    resetSeconds: isCalendar ? inSeconds(span.endMs - asOfMs) : null,
    exhaustionSeconds: inSeconds(timeToExhaustion(budget.remaining, burn, span.windowMs)),
    isMet: budget.met,
  };
}

/** The burn rates that the status is told from. */
export const writeBurn = (
  { status }: ObjectivePlan,
  { longBurn, shortBurn }: ObjectiveAssessment,
): SloBurn => ({
  long: writeUnbounded(longBurn),
  short: writeUnbounded(shortBurn),
  longSeconds: status.longMs / 1_000,
  shortSeconds: status.shortMs / 1_000,
  threshold: status.factor,
});
