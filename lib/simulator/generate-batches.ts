import { writeRecord } from './formats';
import type { Format, WebhookSender } from './formats/format';
import { generateSlots } from './generate-slots';
import type { SimulationOptions } from './simulation';
import type { Slot } from './slot';

const MINUTE = 60_000;
const DEFAULT_BATCH_EVENTS = 1_000;
/** So many full requests are gathered before they are sent: each path then has few requests, and full ones. */
const GATHERED_BATCHES = 8;

/** One request to the ingest. */
export type SimulatedBatch = {
  path: Format['path'];
  /** As the source of the path sends it: mostly an array, or records in a wrapper. */
  body: unknown;
  /** RFC 3339: every event before this time is in this batch or an earlier one. Resume from here. */
  at: string;
  /** Records in the body. */
  events: number;
  /** Whose webhook it is; undefined where it is none. */
  webhook?: WebhookSender;
};

/** Minutes that [from, to) touches: the length of a progress bar. */
export function countMinutes(from: Date, to: Date): number {
  if (to <= from) return 0;
  return Math.ceil(to.getTime() / MINUTE) - Math.floor(from.getTime() / MINUTE);
}

/** About how many events a window holds at a mean rate (events per second). */
export function estimateEvents(from: Date, to: Date, rate: number): number {
  return Math.max(0, Math.round(((to.getTime() - from.getTime()) / 1_000) * rate));
}

/** Where records go, and how a request holds them. */
type Channel = Pick<Format, 'path' | 'wrap' | 'webhook'> & {
  /** Whether each record is a request of its own, as each webhook is. */
  isSingle?: boolean;
};

const OPA_LOGS: Channel = { path: '/api/ingest/opa/logs', wrap: (records) => records };
const TRACES: Channel = {
  path: '/api/otlp/v1/traces',
  wrap: (traces) => ({ resourceSpans: traces.flat() }),
};
const OPA_STATUS: Channel = { path: '/api/ingest/opa/status', wrap: (records) => records, isSingle: true };

/** Records that wait for their request, in the order in which they came, by channel. */
class Pending {
  private readonly records = new Map<Channel, object[]>();
  count = 0;

  add(channel: Channel, record: object): void {
    const records = this.records.get(channel);
    if (records) records.push(record);
    else this.records.set(channel, [record]);
    this.count++;
  }

  addSlot(slot: Slot): void {
    for (const { event } of slot.events) {
      const { format, record } = writeRecord(event);
      this.add(format, record);
    }
    for (const { decision } of slot.decisions) this.add(OPA_LOGS, decision);
    for (const { status } of slot.statuses) this.add(OPA_STATUS, status);
    for (const { trace } of slot.traces) this.add(TRACES, trace);
  }

  /** Cuts what waits into requests of at most `size` records. */
  listRequests(size: number): Omit<SimulatedBatch, 'at'>[] {
    const requests: Omit<SimulatedBatch, 'at'>[] = [];
    for (const [{ path, wrap, webhook, isSingle = webhook !== undefined }, records] of this.records) {
      const step = isSingle ? 1 : size;
      for (let i = 0; i < records.length; i += step) {
        const part = records.slice(i, i + step);
        const body = isSingle ? part[0]! : wrap(part);
        requests.push({ path, body, events: part.length, ...(webhook ? { webhook } : {}) });
      }
    }
    return requests;
  }
}

/** Only the last of the requests completes the time up to `until`. */
function* flush(pending: Pending, size: number, since: number, until: number): Generator<SimulatedBatch> {
  const requests = pending.listRequests(size);
  for (const [i, request] of requests.entries())
    yield { ...request, at: new Date(i === requests.length - 1 ? until : since).toISOString() };
}

/**
 * Generates the events of [from, to) as requests to the ingest, each in the format of its source, in time order
 * and lazily. Any way to cut a time into windows gives the same events; `batchEvents` bounds one request.
 */
export function* generateBatches(
  options: SimulationOptions & { batchEvents?: number },
): Generator<SimulatedBatch, void, undefined> {
  const to = options.to.getTime();
  const size = options.batchEvents ?? DEFAULT_BATCH_EVENTS;
  let pending = new Pending();
  let since = options.from.getTime();
  for (const slot of generateSlots(options)) {
    pending.addSlot(slot);
    if (pending.count < GATHERED_BATCHES * size && slot.to < to) continue;
    yield* flush(pending, size, since, slot.to);
    pending = new Pending();
    since = slot.to;
  }
}
