import type { Status } from '@/lib/domain/read-models/common';
import type { Completeness, IndicatorFigure } from '@/lib/domain/read-models/indicators';
import type { IndicatorDefinition, Measurement } from '@/lib/sli/indicator-definition';

/** The figure of an indicator as endpoints and screens have it. */
export function toFigure(
  { id, name, unit, objective, direction, numerator, denominator }: IndicatorDefinition,
  { counts, value, state, excluded, overUnity, sample }: Measurement,
  status: Status,
  completeness: Completeness,
): IndicatorFigure {
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
    completeness,
    sample: sample ?? null,
    status,
  };
}
