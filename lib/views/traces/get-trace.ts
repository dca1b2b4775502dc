import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { traceIdSchema, type Trace, type TraceSpan } from '@/lib/domain/read-models/traces';
import type { Actor } from '@/lib/domain/roles';
import { formatMicros, parseMicros, type Micros } from '@/lib/domain/timestamp';
import { listTraceEvents } from '@/lib/store/events/list-trace-events';
import { listSpans, type StoredSpan } from '@/lib/store/spans/list-spans';
import { arrangeSpans } from './arrange-spans';
import { describeTrace } from './describe-trace';
import { sumRoles } from './sum-roles';

/** Read and counted; a trace with more is a loop or a batch, and its beginning tells which. */
const MOST_READ = 10_000;
/** Sent and drawn. */
const MOST_SHOWN = 1_000;
const MOST_EVENTS = 500;

type Timed = StoredSpan & { startMs: number; endMs: number };

/**
 * A trace: its spans in order, what their time was spent on, and its events on the same axis. Needs events:read.
 * Throws `not-found` where nothing of it lies in the actor's zones, and `invalid-input` for what is no trace id.
 */
export async function getTrace(actor: Actor, id: string): Promise<Trace> {
  requirePermission(actor, 'events:read');
  if (!traceIdSchema.safeParse(id).success)
    throw new GatehouseError('invalid-input', `"${id}" is no trace id.`, {
      path: 'traceId',
      remedy: 'A trace id has 32 hexadecimal digits.',
    });
  const traceId = id.toLowerCase();
  const [{ spans: stored, total: spanTotal }, { events, total: eventTotal }] = await Promise.all([
    listSpans(traceId, actor.zones, MOST_READ),
    listTraceEvents(traceId, actor.zones, MOST_EVENTS),
  ]);
  if (stored.length === 0 && events.length === 0)
    throw new GatehouseError('not-found', `Nothing is known of the trace ${traceId}.`, {
      remedy: 'It may be older than events are kept, or its telemetry is not sent to Gatehouse.',
    });
  const from = least([...stored.map(({ startedAt }) => parseMicros(startedAt)), ...events.map(timeOf)]);
  const spans = stored.map((span) => withTimes(span, from));
  const offsets = events.map((event) => (timeOf(event) - from) / 1_000);
  const durationMs = greatest([...spans.map(({ endMs }) => endMs), ...offsets]);
  const roles = sumRoles(spans);
  const known = new Set(spans.map(({ spanId }) => spanId));
  const placed = arrangeSpans(spans);
  const shown = chooseShown(spans);
  const decisions = events.filter(({ kind }) => kind === 'decision');
  return {
    traceId,
    sentence: describeTrace({
      spans: spanTotal,
      services: [...new Set(spans.flatMap(({ service }) => service ?? []))],
      decisions: decisions.length,
      denials: decisions.filter(({ outcome }) => outcome === 'deny').length,
      roles,
    }),
    window: { from: formatMicros(from), to: formatMicros(from + Math.round(durationMs * 1_000)) },
    durationMs,
    spans: placed.flatMap(({ span, ...place }) => (shown.has(span) ? [toSpan(span, place)] : [])),
    spanTotal,
    roles,
    events: events
      .map((event, index) => ({
        ...event,
        offsetMs: offsets[index]!,
        hasSpan: event.spanId !== null && known.has(event.spanId),
      }))
      .toSorted((left, right) => left.offsetMs - right.offsetMs),
    eventTotal,
    skewedServices: [
      ...new Set(
        placed.flatMap(({ span, aheadOfParentMs }) => (aheadOfParentMs === null ? [] : (span.service ?? []))),
      ),
    ],
  };
}

const NANOS_PER_MS = 1e6;

const timeOf = ({ occurredAt }: { occurredAt: string }): Micros => parseMicros(occurredAt);

/** Times from the beginning of the trace: small numbers, which keep their microseconds. */
function withTimes(span: StoredSpan, from: Micros): Timed {
  const startMs = (parseMicros(span.startedAt) - from) / 1_000;
  return { ...span, startMs, endMs: startMs + span.durationNs / NANOS_PER_MS };
}

// Spread into Math.min, ten thousand numbers are more arguments than is safe.
const least = (values: readonly number[]) => values.reduce((low, value) => Math.min(low, value), Infinity);
const greatest = (values: readonly number[]) =>
  values.reduce((high, value) => Math.max(high, value), -Infinity);

/** The spans that this page is about come first, then the others by their start. */
function chooseShown(spans: readonly Timed[]): ReadonlySet<Timed> {
  const notable = spans.filter(({ role }) => role !== 'other');
  const others = spans.filter(({ role }) => role === 'other');
  return new Set([...notable, ...others].slice(0, MOST_SHOWN));
}

function toSpan(
  { startMs, endMs: _endMs, durationNs, attributes, ...span }: Timed,
  place: Pick<TraceSpan, 'depth' | 'parent' | 'aheadOfParentMs'>,
): TraceSpan {
  return {
    ...span,
    ...place,
    offsetMs: startMs,
    durationMs: durationNs / NANOS_PER_MS,
    attributes: JSON.parse(attributes) as Record<string, string>,
  };
}
