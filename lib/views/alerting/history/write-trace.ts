import type { Episode, Steps } from '@/lib/alerting/history/count-episodes';
import type { SubjectHistory } from '@/lib/alerting/history/gather-history';
import type { ConditionTrace, TraceStretch } from '@/lib/domain/read-models/alert-rules';

const timeOf = (ms: number): string => new Date(ms).toISOString();

/**
 * What was gathered of one subject as charts draw it: a point a bucket, and the stretches in which the rule fired.
 * `firstStep` is the first that was judged.
 */
export function writeTrace(
  { subject, itemName, unit, samples }: SubjectHistory,
  episodes: readonly Episode[],
  steps: Steps,
  { bucketSteps, firstStep }: { bucketSteps: number; firstStep: number },
): ConditionTrace {
  const points = [...samples]
    .toSorted(([left], [right]) => left - right)
    .map(([step, sample]) => ({ at: timeOf(steps.fromMs + step * steps.stepMs), ...sample }));
  return {
    subject,
    itemName,
    window: { from: timeOf(steps.fromMs), to: timeOf(steps.fromMs + steps.count * steps.stepMs) },
    stepSeconds: (steps.stepMs * bucketSteps) / 1_000,
    unit,
    points,
    stretches: episodes.flatMap(stretchesOf),
    cutAt: firstStep > 0 ? timeOf(steps.fromMs + firstStep * steps.stepMs) : null,
  };
}

const stretchesOf = ({ pendingMs, openedMs, resolvedMs }: Episode): TraceStretch[] => [
  ...(pendingMs < openedMs
    ? [{ state: 'pending' as const, from: timeOf(pendingMs), to: timeOf(openedMs) }]
    : []),
  {
    state: 'firing',
    from: timeOf(openedMs),
    to: resolvedMs === null ? null : timeOf(resolvedMs),
  },
];
