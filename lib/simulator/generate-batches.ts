import { generateSlot } from './generate-slot';
import { prepareSimulation, type SimulationOptions } from './simulation';
import { SLOT_MS, type Slot } from './slot';

const MINUTE = 60_000;
const DEFAULT_BATCH_EVENTS = 1_000;

/** One request to the ingest. */
export type SimulatedBatch = {
  path: '/api/ingest/opa/logs' | '/api/ingest/opa/status' | '/api/ingest/events' | '/api/otlp/v1/traces';
  /** An array for logs and events, one object for a status or an export of traces. */
  body: unknown;
  /** RFC 3339: every event before this time is in this batch or an earlier one. Resume from here. */
  at: string;
  events: number;
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

type Pending = {
  events: unknown[];
  decisions: unknown[];
  statuses: unknown[];
  traces: Slot['traces'][number]['trace'][];
};
const emptyPending = (): Pending => ({ events: [], decisions: [], statuses: [], traces: [] });

const countPending = ({ events, decisions, statuses, traces }: Pending): number =>
  events.length + decisions.length + statuses.length + traces.length;

function collect(slot: Slot, from: number, to: number, pending: Pending): void {
  for (const { at, event } of slot.events) if (at >= from && at < to) pending.events.push(event);
  for (const { at, decision } of slot.decisions) if (at >= from && at < to) pending.decisions.push(decision);
  for (const { at, status } of slot.statuses) if (at >= from && at < to) pending.statuses.push(status);
  for (const { at, trace } of slot.traces) if (at >= from && at < to) pending.traces.push(trace);
}

/** Cuts what is pending into requests. Only the last of them completes the time up to `until`. */
function* flush(pending: Pending, size: number, since: number, until: number): Generator<SimulatedBatch> {
  const requests: Omit<SimulatedBatch, 'at'>[] = [];
  const cut = (path: SimulatedBatch['path'], list: unknown[]) => {
    for (let i = 0; i < list.length; i += size) {
      const body = list.slice(i, i + size);
      requests.push({ path, body, events: body.length });
    }
  };
  cut('/api/ingest/events', pending.events);
  cut('/api/ingest/opa/logs', pending.decisions);
  for (const body of pending.statuses) requests.push({ path: '/api/ingest/opa/status', body, events: 1 });
  for (let i = 0; i < pending.traces.length; i += size) {
    const traces = pending.traces.slice(i, i + size);
    requests.push({
      path: '/api/otlp/v1/traces',
      body: { resourceSpans: traces.flat() },
      events: traces.length,
    });
  }
  for (const [i, request] of requests.entries())
    yield { ...request, at: new Date(i === requests.length - 1 ? until : since).toISOString() };
}

/**
 * Generates the events of [from, to) as requests to the ingest, in time order and lazily. Any way
 * to cut a time into windows gives the same events; `batchEvents` bounds one request.
 */
export function* generateBatches(
  options: SimulationOptions & { batchEvents?: number },
): Generator<SimulatedBatch, void, undefined> {
  const from = options.from.getTime();
  const to = options.to.getTime();
  if (to <= from) return;
  const size = options.batchEvents ?? DEFAULT_BATCH_EVENTS;
  const simulation = prepareSimulation(options);
  let pending = emptyPending();
  let since = from;
  for (let number = Math.floor(from / SLOT_MS); number * SLOT_MS < to; number++) {
    const slot = generateSlot(simulation, number);
    collect(slot, from, to, pending);
    const until = Math.min(to, slot.to);
    if (countPending(pending) < size && until < to) continue;
    yield* flush(pending, size, since, until);
    pending = emptyPending();
    since = until;
  }
}
