import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

// Whatever order the events come in: the earliest says what it is, each time is the earliest told.
const ADD = `
  INSERT INTO drift_case AS d (source, drift_id, zone, service, environment, type, policy, occurred_at, started_at,
    started_after, detected_at, resolved_at, event_id)
  SELECT DISTINCT ON (source, drift_id) source, drift_id, zone, service, environment, type, policy, occurred_at,
    min(started_at) OVER w, min(started_after) OVER w, min(detected_at) OVER w, min(resolved_at) OVER w, event_id
  FROM jsonb_to_recordset($1::jsonb) AS r(source text, drift_id text, zone text, service text, environment text,
    type text, policy text, occurred_at timestamptz, started_at timestamptz, started_after timestamptz, detected_at timestamptz,
    resolved_at timestamptz, event_id uuid)
  WINDOW w AS (PARTITION BY source, drift_id)
  ORDER BY source, drift_id, occurred_at, event_id
  ON CONFLICT (source, drift_id) DO UPDATE SET
    zone = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.zone ELSE d.zone END,
    service = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.service ELSE d.service END,
    environment = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.environment ELSE d.environment END,
    type = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.type ELSE d.type END,
    policy = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.policy ELSE d.policy END,
    event_id = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (d.occurred_at, d.event_id) THEN EXCLUDED.event_id ELSE d.event_id END,
    occurred_at = LEAST(d.occurred_at, EXCLUDED.occurred_at),
    started_at = LEAST(d.started_at, EXCLUDED.started_at),
    started_after = LEAST(d.started_after, EXCLUDED.started_after),
    detected_at = LEAST(d.detected_at, EXCLUDED.detected_at),
    resolved_at = LEAST(d.resolved_at, EXCLUDED.resolved_at)`;

const timeOf = (micros: Micros | null): string | null => (micros === null ? null : formatMicros(micros));

/** Gathers what drift events tell about each drift, within the caller's transaction. */
export async function addDriftCases(client: pg.PoolClient, drifts: readonly EventRecord[]): Promise<void> {
  const rows = drifts.map((record) => ({
    source: record.source,
    drift_id: record.subject,
    zone: record.zone,
    service: record.service,
    environment: record.environment,
    type: record.action,
    policy: record.policy,
    occurred_at: formatMicros(record.occurredAt),
    started_at: timeOf(record.drift!.startedAt),
    started_after: timeOf(record.drift!.startedAfter),
    detected_at: formatMicros(record.drift!.detectedAt),
    resolved_at: timeOf(record.drift!.resolvedAt),
    event_id: record.id,
  }));
  await client.query({ name: 'add-drift-cases', text: ADD, values: [jsonParameter(rows)] });
}
