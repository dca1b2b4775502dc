import { hash } from 'node:crypto';
import type { Part } from '../../adapter';
import { isEventLog } from './map-log';
import { isTrafficMetric } from './map-metric';
import { readNanos, type Nanos } from './otlp-values';
import { measureMessage } from './protobuf/measure-message';
import { logRecordSchema, metricSchema, spanSchema, type HeartbeatPart, type Metric } from './record-schemas';
import { SIGNAL_NAMES, type Signal } from './signals';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** What is known of a record before it is mapped. `items`: how many of what OTLP counts (records, spans, data points). */
type Glance = { isKept: boolean; time: string | undefined; items: number };

function glanceAtLog(record: unknown): Glance | null {
  const { data } = logRecordSchema.safeParse(record);
  if (!data) return null;
  const time = readNanos(data.timeUnixNano) ?? readNanos(data.observedTimeUnixNano);
  return { isKept: isEventLog(data), time, items: 1 };
}

function glanceAtSpan(record: unknown): Glance | null {
  const { data } = spanSchema.safeParse(record);
  if (!data) return null;
  const time = readNanos(data.endTimeUnixNano) ?? readNanos(data.startTimeUnixNano);
  return { isKept: true, time, items: 1 };
}

function glanceAtMetric(record: unknown): Glance | null {
  const { data } = metricSchema.safeParse(record);
  if (!data) return null;
  return { isKept: isTrafficMetric(data), time: readNanos(latestOf(data)), items: pointsOf(data).length };
}

/** Null for a record that is not as OTLP says. */
const GLANCES: Record<Signal, (record: unknown) => Glance | null> = {
  logs: glanceAtLog,
  traces: glanceAtSpan,
  metrics: glanceAtMetric,
};

/** The points of a metric, whatever its kind. */
const pointsOf = ({ sum, gauge, histogram, exponentialHistogram, summary }: Metric) =>
  [sum, gauge, histogram, exponentialHistogram, summary].flatMap((data) => data?.dataPoints ?? []);

const latestOf = (metric: Metric): Nanos =>
  pointsOf(metric)
    .map(({ timeUnixNano }) => timeUnixNano)
    .reduce<Nanos>((latest, time) => (Number(time ?? 0) > Number(latest ?? 0) ? time : latest), undefined);

/** The volume of one resource in one minute. */
type Volume = { resource: unknown; at: string | null; records: number; bytes: number; digests: string[] };

/**
 * Takes an export request of OTLP/JSON apart: a part for each record that becomes an event or a span, with its
 * resource and scope, and one for each resource and minute that tells the volume of all its records, also of
 * those that are only counted. A record, scope or resource that is not as OTLP says is a part of its own, to be
 * refused alone. Null when it is no export request of this signal.
 */
export function takeApart(signal: Signal, request: unknown): Part[] | null {
  const names = SIGNAL_NAMES[signal];
  // An export of nothing is one too.
  if (!isObject(request) || !(names.resources in request || Object.keys(request).length === 0)) return null;
  const resources = request[names.resources] ?? [];
  if (!isList(resources)) return null;
  const parts: Part[] = [];
  const volumes = new Map<string, Volume>();
  for (const entry of resources) {
    const scopes = isObject(entry) ? (entry[names.scopes] ?? []) : null;
    if (!isObject(entry) || !isList(scopes)) {
      parts.push({ value: { [names.resources]: [entry] }, items: 1 });
      continue;
    }
    const { resource } = entry;
    const measured = measureMessage('Resource', resource ?? {});
    let overhead = measured.bytes;
    for (const scope of scopes) {
      const records = isObject(scope) ? (scope[names.records] ?? []) : null;
      if (!isObject(scope) || !isList(records)) {
        parts.push({ value: { [names.resources]: [{ resource, [names.scopes]: [scope] }] }, items: 1 });
        continue;
      }
      overhead += measureMessage('InstrumentationScope', scope.scope ?? {}).bytes;
      for (const record of records) {
        const glance = GLANCES[signal](record);
        const items = glance?.items ?? 1;
        if (!glance || glance.isKept)
          parts.push({ value: { resource, scope: scope.scope, [names.field]: record }, items });
        if (!glance) continue;
        const { bytes, digest } = measureMessage(names.record, record);
        // What stands once for many records counts with the first of them.
        addVolume(
          volumes,
          { identity: measured.digest, resource, time: glance.time },
          { items, bytes: bytes + overhead, digest },
        );
        overhead = 0;
      }
    }
  }
  return [
    ...parts,
    ...[...volumes.values()].map((volume) => ({ value: toHeartbeat(signal, volume), items: 0 })),
  ];
}

function addVolume(
  volumes: Map<string, Volume>,
  { identity, resource, time }: { identity: string; resource: unknown; time: string | undefined },
  { items, bytes, digest }: { items: number; bytes: number; digest: string },
): void {
  // To the minute: that much of an RFC 3339 time.
  const key = `${identity} ${time?.slice(0, 16) ?? ''}`;
  const volume = volumes.get(key) ?? { resource, at: null, records: 0, bytes: 0, digests: [identity] };
  volumes.set(key, volume);
  volume.bytes += bytes;
  volume.records += items;
  volume.digests.push(digest);
  if (time !== undefined && (volume.at === null || time > volume.at)) volume.at = time;
}

const toHeartbeat = (signal: Signal, { resource, at, records, bytes, digests }: Volume): HeartbeatPart => ({
  resource: resource as HeartbeatPart['resource'],
  heartbeat: { signal, at, records, bytes, digest: hash('sha256', digests.join(), 'hex') },
});
