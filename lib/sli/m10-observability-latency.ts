import { measureRatio, type IndicatorDefinition } from './indicator-definition';

/** M10: events readable by a query within a minute of happening / events, loaded history aside. */
export const observabilityLatency: IndicatorDefinition = {
  id: 'M10',
  name: 'Observability latency',
  unit: 'ratio',
  objective: 0.99,
  direction: 'higher',
  numerator: 'Events that a query could read less than a minute after they happened',
  denominator: 'Events, without history loaded later and without clocks far ahead',
  kinds: [],
  measure: ({ counts }) => {
    const sum = (read: (count: (typeof counts)[number]) => number) =>
      counts.reduce((total, count) => total + read(count), 0);
    const total = sum(({ lagMeasured }) => lagMeasured);
    const good = sum(({ lagInTime }) => lagInTime);
    const events = sum((count) => count.events);
    return measureRatio(
      { n: total, b: total - good, total, good, bad: total - good, weightSquare: total },
      'higher',
      [
        { what: 'events loaded as history', count: events - total },
        {
          what: 'events of clocks ahead of ours (clock skew), counted as in time',
          count: sum((count) => count.lagNegative),
        },
      ],
    );
  },
};
