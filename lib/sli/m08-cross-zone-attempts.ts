import {
  addCounts,
  NOTHING,
  toCounts,
  type IndicatorCount,
  type IndicatorDefinition,
} from './indicator-definition';

const isAttempt = ({ kind, outcome, crossZone }: IndicatorCount): boolean =>
  crossZone && ((kind === 'flow' && outcome === 'denied') || (kind === 'decision' && outcome === 'deny'));

/** M8: unauthorised attempts to reach another zone, as a number; `total` is what was looked at. */
export const crossZoneAttempts: IndicatorDefinition = {
  id: 'M8',
  name: 'Cross-zone access attempts',
  unit: 'count',
  objective: null,
  direction: 'lower',
  numerator: 'Denied flows and decisions whose target lies in another zone',
  denominator: 'Flows and decisions seen (none seen is no data, not zero attempts)',
  kinds: ['flow', 'decision'],
  measure: ({ counts: given }) => {
    const counts = given
      .filter(({ kind }) => kind === 'flow' || kind === 'decision')
      .reduce((sum, count) => addCounts(sum, toCounts(count, !isAttempt(count))), NOTHING);
    const isMeasured = counts.total > 0;
    return {
      counts,
      value: isMeasured ? counts.bad : null,
      state: isMeasured ? 'measured' : 'no-data',
      excluded: [],
      overUnity: false,
    };
  },
};
