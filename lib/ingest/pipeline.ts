import { getConfig } from '@/lib/config/config';
import type { Rejection, WriteRequest, WriteResult } from '@/lib/domain/event-record';
import type { Actor } from '@/lib/domain/roles';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { BatchWriter } from '@/lib/store/events/batch-writer';
import type { Adapter } from './adapter';
import { InFlightGate } from './in-flight-gate';
import { getReferenceData } from './reference-data';
import { mapRecords } from './steps/map-records';
import { readBody } from './steps/read-body';
import { rejectForeignZones } from './steps/reject-foreign-zones';
import { splitRecords } from './steps/split-records';
import { isCloudEvents } from './steps/unwrap-cloud-event';

/** What became of a request's events; `rejected` ones are in quarantine. */
export type IngestAnswer = {
  accepted: number;
  duplicates: number;
  rejected: { index: number; code: string; path: string; message: string }[];
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

/**
 * The way of an event: read the body, split it into records, map and check each, write them all in
 * one transaction, answer what became of each. Resolves after the events are durable. Throws
 * `GatehouseError` when the request as a whole cannot be taken.
 */
export async function ingest(request: Request, options: IngestOptions, now: Date): Promise<IngestAnswer> {
  const { limits } = getConfig();
  const { gate } = getPipeline();
  const leave = gate.enter(estimateBytes(request, limits.bodyBytes));
  try {
    const contentType = request.headers.get('content-type') ?? '';
    const body = await readBody(request, limits);
    const write = await mapBody(body, contentType, options, now);
    const { accepted, duplicates } = await writeMapped(write);
    return {
      accepted,
      duplicates,
      rejected: write.rejections.map(({ payload: _payload, ...rejection }) => rejection),
    };
  } finally {
    leave();
  }
}

/** Writes what `mapBody` made; resolves after the commit with what became of it. */
export const writeMapped = (write: WriteRequest): Promise<WriteResult> => getPipeline().writer.submit(write);

/** Makes the write of a body without writing it: what `--dry-run` and a replay show. */
export async function mapBody(
  body: string,
  contentType: string,
  options: IngestOptions,
  now: Date,
): Promise<WriteRequest> {
  const config = getConfig();
  const { adapter, actor, backfill } = options;
  const source = options.source ?? adapter.source;
  const receivedAt: Micros = now.getTime() * 1_000;
  const reference = await getReferenceData(now.getTime());
  const texts = adapter.unwrapText?.(body);
  const raw = splitRecords(
    texts ? texts.map((text) => text.replaceAll('\n', ' ')).join('\n') : body,
    texts ? 'application/x-ndjson' : contentType,
    {
      records: config.limits.eventsPerRequest,
      depth: MAX_DEPTH,
    },
  );
  const mapped = mapRecords(raw, {
    adapter,
    isCloudEvents: isCloudEvents(contentType),
    adapterContext: {
      receivedAt: formatMicros(receivedAt),
      mappingRules: reference.mappingRules.get(source) ?? [],
    },
    recordContext: {
      source,
      adapter: adapter.name,
      receivedAt,
      oldest: receivedAt - config.retentionDays * MICROS_PER_DAY,
      backfill,
      findZone: reference.findZone,
    },
  });
  const { records, rejections } = actor.zones ? rejectForeignZones(mapped, actor.zones) : mapped;
  return { source, adapter: adapter.name, receivedAt, records, rejections: rejections.toSorted(byIndex) };
}

const byIndex = (left: Rejection, right: Rejection) => left.index - right.index;

function estimateBytes(request: Request, most: number): number {
  const announced = Number(request.headers.get('content-length') ?? 0) || 65_536;
  const factor = /gzip/i.test(request.headers.get('content-encoding') ?? '') ? ASSUMED_COMPRESSION : 1;
  return Math.min(announced, most) * factor;
}
