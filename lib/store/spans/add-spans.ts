import type pg from 'pg';
import type { SpanRecord } from '@/lib/domain/span';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

// Ordered, so that two writers with the same spans wait for each other instead of deadlocking.
const ADD = `
  INSERT INTO span (trace_id, span_id, started_at, parent_span_id, received_at, duration_ns, name, kind, role, measure,
    source, zone, service, environment, status, status_message, scope, clock_skewed, folded, attributes)
  SELECT trace_id, span_id, started_at, parent_span_id, received_at, duration_ns, name, kind, role, measure,
    source, zone, service, environment, status, status_message, scope, clock_skewed, folded, attributes
  FROM jsonb_to_recordset($1::jsonb) AS r(trace_id text, span_id text, started_at timestamptz, parent_span_id text,
    received_at timestamptz, duration_ns bigint, name text, kind text, role text, measure text, source text, zone text,
    service text, environment text, status text, status_message text, scope text, clock_skewed boolean, folded smallint, attributes text)
  ORDER BY trace_id, span_id, started_at
  ON CONFLICT DO NOTHING
  RETURNING trace_id || ' ' || span_id AS key,
    to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

const keyOf = ({ traceId, spanId }: SpanRecord): string => `${traceId} ${spanId}`;

/**
 * Keeps spans within the caller's transaction and returns those that were not there before. The same span (trace,
 * id and start) counts once, however often it is sent.
 */
export async function addSpans(client: pg.PoolClient, spans: readonly SpanRecord[]): Promise<SpanRecord[]> {
  if (spans.length === 0) return [];
  const first = new Map<string, SpanRecord>();
  for (const span of spans) {
    const key = `${keyOf(span)} ${span.startedAt}`;
    if (!first.has(key)) first.set(key, span);
  }
  const candidates = [...first.values()];
  const added = await client.query<{ key: string; at: string }>({
    name: 'add-spans',
    text: ADD,
    values: [jsonParameter(candidates.map(toRow))],
  });
  const fresh = new Set(added.rows.map(({ key, at }) => `${key} ${at}`));
  return candidates.filter((span) => fresh.has(`${keyOf(span)} ${formatMicros(span.startedAt)}`));
}

const toRow = (span: SpanRecord) => ({
  trace_id: span.traceId,
  span_id: span.spanId,
  started_at: formatMicros(span.startedAt),
  parent_span_id: span.parentSpanId,
  received_at: formatMicros(span.receivedAt),
  duration_ns: span.durationNs,
  name: span.name,
  kind: span.kind,
  role: span.role,
  measure: span.measure,
  source: span.source,
  zone: span.zone,
  service: span.service,
  environment: span.environment,
  status: span.status,
  status_message: span.statusMessage,
  scope: span.scope,
  clock_skewed: span.clockSkewed,
  folded: span.folded,
  attributes: JSON.stringify(span.attributes),
});
