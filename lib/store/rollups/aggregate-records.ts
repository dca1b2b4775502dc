import type { CountedRecord } from './counted-record';
import { weightOf } from '@/lib/domain/event-weight';
import type { Micros } from '@/lib/domain/timestamp';
import { bucketIndex } from './latency-buckets';
import { MEASURE_CODES, VISIBLE_WITHIN_MS } from './measures';
import type { SeriesIds } from './series-ids';

/** Additions to one roll-up row of the minute grain. */
export type RollupDelta = {
  minute: number;
  seriesId: number;
  events: number;
  weight: number;
  weightSquare: number;
  lagMeasured: number;
  lagInTime: number;
  lagNegative: number;
  requests: number;
  evaluated: number;
  bytes: number;
  /** Telemetry volume: bytes of the originals. */
  payloadBytes: number;
};

/** Additions to one latency bucket of the minute grain. */
export type LatencyDelta = { minute: number; seriesId: number; measure: number; idx: number; events: number };

const MICROS_PER_MINUTE = 60_000_000;

/** Milliseconds from the event to its visibility; null for loaded history and skewed clocks. */
export function lagOf(record: CountedRecord, visibleAt: Micros): number | null {
  if (record.backfill || record.clockSkewed) return null;
  return Math.max(0, (visibleAt - record.occurredAt) / 1_000);
}

/** Zero where a clock runs behind another: that is told by `lagNegative`, not by a latency. */
const millisecondsBetween = (from: Micros, to: Micros): number => Math.max(0, (to - from) / 1_000);

/** The measure and value of a record's own latency, or null. */
function latencyOf(record: CountedRecord): { measure: number; value: number } | null {
  if (record.latencyMs === null) return null;
  if (record.kind === 'decision') return { measure: MEASURE_CODES.evaluation, value: record.latencyMs };
  if (record.kind === 'flow') return { measure: MEASURE_CODES.sidecar, value: record.latencyMs };
  return null;
}

/** The length of a text in the store (UTF-8), where U+FFFD stands for a NUL. */
const bytesOf = (text: string): number =>
  Buffer.byteLength(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text);

/** Sums records into what they add to the roll-ups. Order of records does not matter. */
export function aggregateRecords(
  records: readonly CountedRecord[],
  visibleAt: Micros,
  series: readonly SeriesIds[],
): { rollups: RollupDelta[]; latencies: LatencyDelta[] } {
  const rollups = new Map<number, Map<number, RollupDelta>>();
  const latencies = new Map<number, Map<number, LatencyDelta>>();
  const addLatency = (minute: number, seriesId: number, measure: number, value: number) => {
    const idx = bucketIndex(value);
    const ofMinute = latencies.get(minute) ?? new Map<number, LatencyDelta>();
    if (ofMinute.size === 0) latencies.set(minute, ofMinute);
    // 2^19 holds any measure and bucket; with a series id of 31 bits the key is still a whole number.
    const key = (seriesId * 8 + measure) * 65_536 + (idx + 32_768);
    const delta = ofMinute.get(key);
    if (delta) delta.events += 1;
    else ofMinute.set(key, { minute, seriesId, measure, idx, events: 1 });
  };

  records.forEach((record, position) => {
    const minute = Math.floor(record.occurredAt / MICROS_PER_MINUTE);
    const { own: seriesId, lag: lagSeriesId } = series[position]!;
    const ofMinute = rollups.get(minute) ?? new Map<number, RollupDelta>();
    if (ofMinute.size === 0) rollups.set(minute, ofMinute);
    let delta = ofMinute.get(seriesId);
    if (!delta) {
      delta = {
        minute,
        seriesId,
        events: 0,
        weight: 0,
        weightSquare: 0,
        lagMeasured: 0,
        lagInTime: 0,
        lagNegative: 0,
        requests: 0,
        evaluated: 0,
        bytes: 0,
        payloadBytes: 0,
      };
      ofMinute.set(seriesId, delta);
    }
    const weight = weightOf(record.sampleRate);
    delta.events += 1;
    delta.weight += weight;
    delta.weightSquare += weight * weight;
    delta.requests += record.requests ?? 0;
    delta.evaluated += record.evaluated ?? 0;
    delta.bytes += record.bytes ?? 0;
    delta.payloadBytes += bytesOf(record.payload);
    const lag = lagOf(record, visibleAt);
    if (lag !== null) {
      delta.lagMeasured += 1;
      if (lag < VISIBLE_WITHIN_MS) delta.lagInTime += 1;
      if (record.occurredAt > visibleAt) delta.lagNegative += 1;
      addLatency(minute, lagSeriesId, MEASURE_CODES.ingest, lag);
      const { sentAt, receivedAt } = record;
      if (sentAt !== null) {
        addLatency(minute, lagSeriesId, MEASURE_CODES.held, millisecondsBetween(record.occurredAt, sentAt));
        addLatency(minute, lagSeriesId, MEASURE_CODES.transit, millisecondsBetween(sentAt, receivedAt));
      }
      addLatency(minute, lagSeriesId, MEASURE_CODES.storing, millisecondsBetween(receivedAt, visibleAt));
    }
    const latency = latencyOf(record);
    if (latency) addLatency(minute, seriesId, latency.measure, latency.value);
  });
  return {
    rollups: [...rollups.values()].flatMap((ofMinute) => [...ofMinute.values()]),
    latencies: [...latencies.values()].flatMap((ofMinute) => [...ofMinute.values()]),
  };
}
