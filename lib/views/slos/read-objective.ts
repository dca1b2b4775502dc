import type { BudgetingMethod, Correction, Objective } from '@/lib/domain/objective';
import type { IndicatorDefinition } from '@/lib/sli/indicator-definition';
import { applyCorrections } from '@/lib/slo/apply-corrections';
import {
  assessObjective,
  planObjective,
  type ObjectiveAssessment,
  type ObjectivePlan,
} from '@/lib/slo/assess-objective';
import { countInMethod } from '@/lib/slo/count-in-method';
import type { CountsBetween } from '@/lib/slo/counts';
import { listCorrectedSpans, type CorrectedSpan } from './list-corrected-spans';
import type { PiecedEvidence } from '../indicators/read-pieces';

const MINUTE_MS = 60_000;

/** An objective with what it looks at, before anything is read: `cuts` are the times between which it counts. */
export type ReadyObjective = {
  objective: Objective;
  definition: IndicatorDefinition;
  asOfMs: number;
  plan: ObjectivePlan;
  spans: readonly CorrectedSpan[];
  cuts: readonly number[];
};

/**
 * Plans the reading of an objective as of a time. `corrections` are all there are; none to reckon without.
 * `alsoMs` are more times at which the counts are to be cut.
 */
export function readyObjective(
  objective: Objective,
  definition: IndicatorDefinition,
  asOfMs: number,
  corrections: readonly Correction[],
  alsoMs: readonly number[] = [],
): ReadyObjective {
  const plan = planObjective(objective, asOfMs);
  const starts = [plan.span.startMs, ...plan.lookbacksMs.map((ms) => asOfMs - ms), ...alsoMs];
  const earliest = Math.min(...starts);
  const spans = listCorrectedSpans(corrections, objective.id, earliest, asOfMs);
  const edges = spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]);
  const cuts = [...starts, asOfMs, ...edges, ...cutSlices(objective.method, earliest, asOfMs)]
    .map((ms) => Math.floor(ms / MINUTE_MS) * MINUTE_MS)
    .filter((ms) => ms >= earliest && ms <= asOfMs);
  return { objective, definition, asOfMs, plan, spans, cuts };
}

/** Slices are judged one by one, so that each needs its own counts. */
function cutSlices(method: BudgetingMethod, fromMs: number, toMs: number): number[] {
  if (method.type === 'occurrences') return [];
  const sliceMs = method.sliceMinutes * MINUTE_MS;
  const first = Math.floor(fromMs / sliceMs) * sliceMs;
  return Array.from({ length: Math.ceil((toMs - first) / sliceMs) }, (_, index) => first + index * sliceMs);
}

/** Counts of an objective in what its budget is counted in, with its corrections applied. */
export const countObjective = (
  { objective: { method }, definition, spans }: ReadyObjective,
  evidence: PiecedEvidence,
): CountsBetween =>
  countInMethod(method, applyCorrections(evidence.countsBetween(definition.measure), spans));

/** Judges an objective by evidence that was cut at its `cuts`. */
export const judgeObjective = (
  ready: ReadyObjective,
  counts: CountsBetween,
  firstDay: Date | null,
): ObjectiveAssessment =>
  assessObjective(ready.plan, counts, ready.asOfMs, firstDay === null ? null : firstDay.getTime());
