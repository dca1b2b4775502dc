import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { refuseIssue } from '../parts/refuse-issue';
import { readAttributes, readNanos } from './otlp-values';
import { readResource } from './read-resource';
import { metricPartSchema, type Metric, type NumberPoint } from './record-schemas';

/** Our own count of requests, whose points say with `gatehouse.evaluated` whether a policy was asked. */
const REQUESTS = 'gatehouse.requests';
/**
 * Whether a metric becomes traffic: a monotonic sum by delta that says how many requests there were and how many
 * of them a policy evaluated. Counts since the start of a process need what was counted before. Counts of requests
 * alone (`http.server.request.duration`) do not tell the second, nor do those of evaluations alone (Envoy's
 * `rbac.allowed` and `rbac.denied`) the first: of these only the volume is kept, since M1 would be 0 % or 100 %.
 */
export const isTrafficMetric = ({ name, sum }: Metric): boolean =>
  name === REQUESTS && sum?.aggregationTemporality === 'delta' && sum.isMonotonic === true;

type Window = { start: string; end: string; requests: number; evaluated: number };

/** The traffic of a metric, one event for each window that its points have. No event for other metrics. */
export function mapMetric(part: unknown): MappedRecord {
  const { data, error } = metricPartSchema.safeParse(part);
  if (error) return refuseIssue(error, 'an OTLP metric');
  const { metric } = data;
  if (!isTrafficMetric(metric)) return { events: [] };
  const windows = new Map<string, Window>();
  for (const [index, point] of (metric.sum?.dataPoints ?? []).entries()) {
    const path = `metric.sum.dataPoints.${index}`;
    const start = readNanos(point.startTimeUnixNano);
    const end = readNanos(point.timeUnixNano);
    if (!start || !end)
      return refuse(
        'missing-field',
        `${path}.${start ? 'timeUnixNano' : 'startTimeUnixNano'}`,
        'A count by delta has a start and an end.',
      );
    const value = valueOf(point);
    if (value === null) return refuse('invalid-field', path, 'A count is a number from 0 on.');
    const evaluated = readEvaluated(point);
    if (evaluated === null)
      return refuse(
        'missing-field',
        `${path}.attributes.gatehouse.evaluated`,
        'gatehouse.evaluated is missing or neither true nor false: it says whether a policy was asked.',
      );
    const key = `${start} ${end}`;
    const window = windows.get(key) ?? { start, end, requests: 0, evaluated: 0 };
    windows.set(key, window);
    window.requests += value;
    window.evaluated += evaluated ? value : 0;
  }
  const { service, environment, zone, attributes } = readResource(data.resource);
  return {
    events: [...windows.values()].map(({ start, end, requests, evaluated }): Event => ({
      kind: 'traffic',
      id: deriveId('traffic', attributes, metric.name, start, end),
      occurredAt: end,
      service,
      environment,
      zone,
      windowStart: start,
      windowEnd: end,
      requests: Math.min(requests, Number.MAX_SAFE_INTEGER),
      evaluated: Math.min(evaluated, Number.MAX_SAFE_INTEGER),
      labels: { metric: metric.name.slice(0, 200) },
    })),
  };
}

function valueOf({ asInt, asDouble }: NumberPoint): number | null {
  const value = Number(asInt ?? asDouble ?? NaN);
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null;
}

function readEvaluated(point: NumberPoint): boolean | null {
  const said = readAttributes(point.attributes)['gatehouse.evaluated'];
  if (said === true || said === 'true') return true;
  return said === false || said === 'false' ? false : null;
}
