import { measureSums, readRatio, type IndicatorDefinition } from './indicator-definition';

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
  measure: (counts) =>
    measureSums(
      counts,
      ({ lagInTime }) => lagInTime,
      ({ lagMeasured }) => lagMeasured,
    ),
  read: readRatio,
};
