import { getConfig } from '@/lib/config/config';
import type { Event } from '@/lib/domain/event';
import type { Rejection, WriteRequest, WriteResult } from '@/lib/domain/event-record';
import type { Actor } from '@/lib/domain/roles';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import type { AccompaniedRequest } from '@/lib/store/events/alongside';
import { BatchWriter } from '@/lib/store/events/batch-writer';
import { getMetrics } from '@/lib/telemetry/metrics';
import type { Adapter } from './adapter';
import { InFlightGate } from './in-flight-gate';
import { getReferenceData } from './reference-data';
import { mapRecords } from './steps/map-records';
import { readBytes, readText } from './steps/read-body';
import { rejectForeignZones } from './steps/reject-foreign-zones';
import { sampleRecords } from './steps/sample-records';
import { splitBody } from './steps/split-body';
import { readRecord, type RawRecord } from './steps/split-records';
import { isCloudEvents } from './steps/unwrap-cloud-event';

/** What became of a request's events; `rejected` ones are in quarantine. */
export type IngestAnswer = {
  /** Durable: stored, or (as many as `sampledOut`) counted by what stands for them. */
  accepted: number;
  duplicates: number;
  /** Of the accepted: left out by the sampling of their zone's tier. Missing where there are none. */
  sampledOut?: number;
  rejected: {
    index: number;
    code: string;
    path: string;
    message: string;
    /** How many of the things that the sender counts it is, where that is not one. */
    items?: number;
  }[];
};

export type IngestOptions = {
  adapter: Adapter;
  actor: Actor;
  /** Name of the source, when the sender gives one. */
  source?: string;
  /** History loaded after the fact: counted everywhere but in M10. */
  backfill: boolean;
};

/** How deep an event may nest. OPA inputs (Kubernetes objects in reviews) stay below thirty. */
export const MAX_DEPTH = 100;
/** Kept free for answering while a large body is worked on: gzip makes JSON about this much smaller. */
const ASSUMED_COMPRESSION = 8;
const MICROS_PER_DAY = 86_400_000_000;

type Pipeline = { gate: InFlightGate; writer: BatchWriter };
const holder = globalThis as typeof globalThis & { gatehousePipeline?: Pipeline };

function getPipeline(): Pipeline {
  return (holder.gatehousePipeline ??= {
    gate: new InFlightGate(getConfig().limits.inFlightBytes),
    writer: new BatchWriter(() => Date.now() * 1_000),
  });
}

/** Makes room for a request's body; the returned function gives it back. Throws `rate-limited` where there is none. */
export const enterGate = (request: Request): (() => void) =>
  getPipeline().gate.enter(estimateBytes(request, getConfig().limits.bodyBytes));

/**
 * The way of an event: read the body, split it into records, map and check each, write them all in
 * one transaction, answer what became of each. Resolves after the events are durable. Throws
 * `GatehouseError` when the request as a whole cannot be taken.
 */
export async function ingest(request: Request, options: IngestOptions, now: Date): Promise<IngestAnswer> {
  const { gate } = getPipeline();
  const { ingestEvents, ingestSeconds, inFlightBytes } = getMetrics();
  const leave = enterGate(request);
  const endTimer = ingestSeconds.startTimer({ adapter: options.adapter.name });
  inFlightBytes.set(gate.bytes);
  try {
    const contentType = request.headers.get('content-type') ?? '';
    const raw = await readRecords(request, options.adapter);
    const write = await makeWrite(raw, isCloudEvents(contentType), options, now);
    const result = await writeMapped(write);
    const { source, rejections, sampledOut } = write;
    const { duplicates } = result;
    const accepted = result.accepted + sampledOut;
    ingestEvents.inc({ source, outcome: 'accepted' }, accepted);
    ingestEvents.inc({ source, outcome: 'duplicate' }, duplicates);
    ingestEvents.inc({ source, outcome: 'rejected' }, rejections.length);
    return {
      accepted,
      duplicates,
      ...(sampledOut > 0 && { sampledOut }),
      rejected: write.rejections.map(({ payload: _payload, ...rejection }) => rejection),
    };
  } finally {
    leave();
    endTimer();
    inFlightBytes.set(gate.bytes);
  }
}

/** Writes what `mapBody` made; resolves after the commit with what became of it. */
export const writeMapped = (write: AccompaniedRequest): Promise<WriteResult> =>
  getPipeline().writer.submit(write);

const splitLimits = () => ({ records: getConfig().limits.eventsPerRequest, depth: MAX_DEPTH });

export type IngestPreview = { events: Event[]; rejected: IngestAnswer['rejected'] };

/** What Gatehouse would make of a request, whatever its age. Stores nothing. Throws as `ingest` does. */
export async function previewIngest(
  request: Request,
  options: IngestOptions,
  now: Date,
): Promise<IngestPreview> {
  const leave = enterGate(request);
  try {
    const contentType = request.headers.get('content-type') ?? '';
    const { events, rejections } = await mapAll(await readRecords(request, options.adapter), options, {
      isCloudEvents: isCloudEvents(contentType),
      receivedAt: now,
      oldest: -Infinity,
    });
    return { events, rejected: rejections.map(({ payload: _payload, ...rejection }) => rejection) };
  } finally {
    leave();
  }
}

/** The records of a request's body, whether it is text or one of the binary forms that the adapter reads. */
async function readRecords(request: Request, adapter: Adapter): Promise<RawRecord[]> {
  const contentType = request.headers.get('content-type') ?? '';
  const bytes = await readBytes(request, getConfig().limits);
  const json = adapter.readBinary?.(bytes, contentType) ?? null;
  return json === null
    ? splitBody(readText(bytes), contentType, adapter, splitLimits())
    : splitBody(json, 'application/json', adapter, splitLimits());
}

/** Makes the write of a body, without writing it. `records`: how many it may hold, where not as many as a request. */
export const mapBody = (
  body: string,
  contentType: string,
  options: IngestOptions,
  now: Date,
  records = splitLimits().records,
): Promise<WriteRequest> =>
  makeWrite(
    splitBody(body, contentType, options.adapter, { ...splitLimits(), records }),
    isCloudEvents(contentType),
    options,
    now,
  );

/** Makes the write of a stored payload, which is one record whatever it looks like. */
export const mapPayload = (payload: string, options: IngestOptions, now: Date): Promise<WriteRequest> =>
  makeWrite([readRecord(payload, MAX_DEPTH)], false, options, now);

async function makeWrite(
  raw: RawRecord[],
  isCloudEvents: boolean,
  options: IngestOptions,
  now: Date,
): Promise<WriteRequest> {
  const receivedAt: Micros = now.getTime() * 1_000;
  const oldest = receivedAt - getConfig().retentionDays * MICROS_PER_DAY;
  const mapped = await mapAll(raw, options, { isCloudEvents, receivedAt: now, oldest });
  const { zones } = options.actor;
  const { records, spans, rejections } = zones ? rejectForeignZones(mapped, zones, raw) : mapped;
  const { adapter, source = adapter.source } = options;
  const { records: kept, sampledOut } = sampleRecords(records, mapped.sampleRateOf);
  return {
    source,
    adapter: adapter.name,
    receivedAt,
    records: kept,
    spans,
    rejections: rejections.toSorted(byIndex),
    sampledOut,
  };
}

async function mapAll(
  raw: RawRecord[],
  { adapter, backfill, source = adapter.source }: IngestOptions,
  { isCloudEvents, receivedAt: now, oldest }: { isCloudEvents: boolean; receivedAt: Date; oldest: Micros },
) {
  const receivedAt: Micros = now.getTime() * 1_000;
  const reference = await getReferenceData(now.getTime());
  const mapped = mapRecords(raw, {
    adapter,
    isCloudEvents,
    adapterContext: {
      receivedAt: formatMicros(receivedAt),
      mappingRules: reference.mappingRules.get(source) ?? [],
    },
    recordContext: {
      source,
      adapter: adapter.name,
      receivedAt,
      oldest,
      backfill,
      trustRules: reference.trustRules,
      findZone: reference.findZone,
    },
  });
  return { ...mapped, sampleRateOf: reference.sampleRateOf };
}

const byIndex = (left: Rejection, right: Rejection) => left.index - right.index;

function estimateBytes(request: Request, most: number): number {
  const announced = Number(request.headers.get('content-length') ?? 0) || 65_536;
  const factor = /gzip/i.test(request.headers.get('content-encoding') ?? '') ? ASSUMED_COMPRESSION : 1;
  return Math.min(announced, most) * factor;
}
