import { measureRatio, type IndicatorDefinition } from './indicator-definition';

/**
 * M4: services with tagged telemetry / services of the inventory, as it was, in each quarter of an hour;
 * the figure is the mean over the quarters. Source: slo.md §2 (gauge, ratio-timeslices, ttl 15 min).
 */
export const telemetryCoverage: IndicatorDefinition = {
  id: 'M4',
  name: 'Telemetry coverage',
  unit: 'ratio',
  objective: 0.95,
  direction: 'higher',
  numerator: 'Services whose telemetry carried its trust tags, in each quarter of an hour',
  denominator: 'Services in the inventory at that time; the figure is the mean over the quarters',
  kinds: ['heartbeat'],
  measure: ({ coverage }) => {
    const slices = coverage.filter(({ expected }) => expected > 0);
    const total = slices.reduce((sum, { expected }) => sum + expected, 0);
    const good = slices.reduce((sum, { covered }) => sum + covered, 0);
    const counts = { n: total, b: total - good, total, good, bad: total - good, weightSquare: total };
    const mean = slices.reduce((sum, { covered, expected }) => sum + covered / expected, 0) / slices.length;
    return { ...measureRatio(counts), value: slices.length > 0 ? mean : null };
  },
};
