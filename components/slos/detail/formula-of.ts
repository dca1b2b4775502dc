import type { IndicatorFigure } from '@/lib/domain/read-models/indicators';
import type { SloDetail } from '@/lib/domain/read-models/objectives';
import { allowedFailures, readsAsFailures } from '../objective-words';
import { statusOf } from '../read-slo';

/** An objective as the drawer tells how it is counted, over the objective's own window. */
export function formulaOf(slo: SloDetail): IndicatorFigure {
  const { objective, indicatorName, kind, isMet, budget, value, state, completeness, excluded } = slo;
  const isTrend = kind === 'trend';
  const isFailures = readsAsFailures(objective.indicator);
  const target = objective.target === null ? null : Number(objective.target);
  const reading = isFailures ? budget?.errorRatio : budget?.sli;
  return {
    id: objective.indicator,
    name: indicatorName,
    unit: isTrend ? 'count' : 'ratio',
    value: isTrend || !budget ? value : (reading ?? null),
    state,
    good: budget?.counts.good ?? 0,
    total: budget?.counts.total ?? value ?? 0,
    observed: budget?.counts.observed ?? value ?? 0,
    observedBad: budget?.counts.observedBad ?? 0,
    excluded,
    sample: null,
    status: statusOf(isMet),
    overUnity: false,
    completeness,
    objective: isFailures && target !== null ? allowedFailures(target) : target,
    direction: isFailures || isTrend ? 'lower' : 'higher',
    numerator: slo.numerator,
    denominator: slo.denominator,
  };
}
