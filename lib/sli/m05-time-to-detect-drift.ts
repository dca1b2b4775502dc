import { measureRatio, type IndicatorDefinition } from './indicator-definition';
import { measureThreshold, SKEW_TOLERANCE_MS } from './measure-threshold';

/** Drifts are to be noticed in less than this (slo.md §2). */
export const DETECT_WITHIN_MS = 30 * 60_000;

/** M5: drifts detected in less than 30 minutes / drifts. Source: slo.md §2.1. */
export const timeToDetectDrift: IndicatorDefinition = {
  id: 'M5',
  name: 'Time to detect drift',
  unit: 'ratio',
  objective: 0.95,
  direction: 'higher',
  numerator: 'Drifts that were detected less than 30 minutes after they began',
  denominator:
    'Drifts whose 30 minutes are over or that were detected; a start that is only bounded counts from its earliest',
  kinds: ['drift'],
  measure: ({ drifts, from, to }) => {
    const { good, bad, clockRejected } = measureThreshold(drifts, {
      from,
      to,
      thresholdMs: DETECT_WITHIN_MS,
      skewToleranceMs: SKEW_TOLERANCE_MS,
    });
    const total = good + bad;
    return measureRatio({ n: total, b: bad, total, good, bad, weightSquare: total }, 'higher', [
      {
        what: 'drifts that were detected more than 5 minutes before they began (clock skew)',
        count: clockRejected,
      },
    ]);
  },
};
