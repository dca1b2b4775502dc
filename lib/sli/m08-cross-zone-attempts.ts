import { measureSums, type IndicatorCount, type IndicatorDefinition } from './indicator-definition';

const isAttempt = ({ kind, outcome, crossZone }: IndicatorCount): boolean =>
  crossZone && ((kind === 'flow' && outcome === 'denied') || (kind === 'decision' && outcome === 'deny'));

/** M8: unauthorised attempts to reach another zone. `total` counts all attempts that would be seen. */
export const crossZoneAttempts: IndicatorDefinition = {
  id: 'M8',
  name: 'Cross-zone access attempts',
  unit: 'count',
  objective: null,
  direction: 'lower',
  numerator: 'Denied flows and decisions whose target lies in another zone',
  denominator: 'Flows and decisions seen (none seen is no data, not zero attempts)',
  kinds: ['flow', 'decision'],
  measure: (counts) =>
    measureSums(
      counts,
      (count) => (isAttempt(count) ? count.weight : 0),
      (count) => (count.kind === 'flow' || count.kind === 'decision' ? count.weight : 0),
    ),
  read: ({ good, total }) => (total > 0 ? good : null),
};
