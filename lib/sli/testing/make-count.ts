import type { IndicatorCount } from '../indicator-definition';

/** A sum of roll-ups with the given fields, of decisions that were allowed unless said otherwise. */
export const makeCount = (fields: Partial<IndicatorCount> = {}): IndicatorCount => ({
  kind: 'decision',
  outcome: 'allow',
  crossZone: false,
  basis: '',
  events: fields.weight ?? 1,
  weight: 1,
  weightSquare: fields.weight ?? 1,
  requests: 0,
  evaluated: 0,
  lagMeasured: 0,
  lagInTime: 0,
  lagNegative: 0,
  ...fields,
});
