import type { ObjectiveInput } from '@/lib/domain/objective';

/**
 * The indicator of an objective for other tools: the counters that Gatehouse shows to a Prometheus under
 * `/metrics`. An estimate from reviews (M3) has none: it is named as a source of its own kind.
 */
export function writeIndicator({ id, indicator }: Pick<ObjectiveInput, 'id' | 'indicator'>) {
  const query = (counter: string) => ({
    metricSource: { type: 'Prometheus', spec: { query: `sum(${counter}{slo="${id}"})` } },
  });
  const metadata = { name: indicator.toLowerCase() };
  return indicator === 'M3'
    ? {
        metadata,
        spec: {
          ratioMetric: {
            rawType: 'success',
            raw: { metricSource: { type: 'Gatehouse', spec: { indicator, objective: id } } },
          },
        },
      }
    : {
        metadata,
        spec: {
          ratioMetric: {
            counter: true,
            good: query('gatehouse_sli_good_total'),
            total: query('gatehouse_sli_events_total'),
          },
        },
      };
}
