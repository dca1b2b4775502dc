import type { ObjectiveInput } from '@/lib/domain/objective';

/**
 * The indicator of an objective for other tools: the counters that Gatehouse shows to a Prometheus under
 * `/metrics`. An estimate from reviews (M3) and a gauge (M4) have none: they are read from Gatehouse's own
 * ratio.
 */
export function writeIndicator({ id, indicator }: Pick<ObjectiveInput, 'id' | 'indicator'>) {
  const query = (name: string) => ({
    metricSource: { type: 'Prometheus', spec: { query: `sum(${name}{slo="${id}"})` } },
  });
  const metadata = { name: indicator.toLowerCase() };
  return indicator === 'M3' || indicator === 'M4'
    ? { metadata, spec: { ratioMetric: { rawType: 'success', raw: query('gatehouse_sli_ratio') } } }
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
