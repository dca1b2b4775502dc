import { measureRatio, type IndicatorDefinition } from './indicator-definition';
import { measureThreshold, SKEW_TOLERANCE_MS } from './measure-threshold';

/** Alerts are to be resolved in less than this (slo.md §2). */
export const REMEDIATE_WITHIN_MS = 4 * 3_600_000;

/** M9: alerts resolved in less than 4 hours / alerts; open ones turn bad at 4 hours. Source: slo.md §2.1. */
export const meanTimeToRemediate: IndicatorDefinition = {
  id: 'M9',
  name: 'Mean time to remediate',
  unit: 'ratio',
  objective: 0.95,
  direction: 'higher',
  numerator: 'Alerts that were resolved less than 4 hours after they opened',
  denominator: 'Alerts whose 4 hours are over or that were resolved',
  kinds: ['alert'],
  measure: ({ alerts, from, to }) => {
    const { good, bad, pending, clockRejected } = measureThreshold(alerts, {
      from,
      to,
      thresholdMs: REMEDIATE_WITHIN_MS,
      skewToleranceMs: SKEW_TOLERANCE_MS,
    });
    const total = good + bad;
    return measureRatio({ n: total, b: bad, total, good, bad, weightSquare: total }, 'higher', [
      { what: 'open alerts younger than 4 hours', count: pending },
      {
        what: 'alerts that were resolved more than 5 minutes before they opened (clock skew)',
        count: clockRejected,
      },
    ]);
  },
};
