import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const ADD = `
  INSERT INTO alert_case AS a (source, alert_id, zone, service, environment, policy, severity, title, occurred_at,
    opened_at, acknowledged_at, resolved_at, event_id)
  SELECT DISTINCT ON (source, alert_id) source, alert_id, zone, service, environment, policy, severity, title,
    occurred_at, min(opened_at) OVER w, min(acknowledged_at) OVER w, min(resolved_at) OVER w, event_id
  FROM jsonb_to_recordset($1::jsonb) AS r(source text, alert_id text, zone text, service text, environment text,
    policy text, severity text, title text, occurred_at timestamptz, opened_at timestamptz,
    acknowledged_at timestamptz, resolved_at timestamptz, event_id uuid)
  WINDOW w AS (PARTITION BY source, alert_id)
  ORDER BY source, alert_id, occurred_at, event_id
  ON CONFLICT (source, alert_id) DO UPDATE SET
    zone = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.zone ELSE a.zone END,
    service = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.service ELSE a.service END,
    environment = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.environment ELSE a.environment END,
    policy = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.policy ELSE a.policy END,
    severity = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.severity ELSE a.severity END,
    title = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.title ELSE a.title END,
    event_id = CASE WHEN (EXCLUDED.occurred_at, EXCLUDED.event_id) < (a.occurred_at, a.event_id) THEN EXCLUDED.event_id ELSE a.event_id END,
    occurred_at = LEAST(a.occurred_at, EXCLUDED.occurred_at),
    opened_at = LEAST(a.opened_at, EXCLUDED.opened_at),
    acknowledged_at = LEAST(a.acknowledged_at, EXCLUDED.acknowledged_at),
    resolved_at = LEAST(a.resolved_at, EXCLUDED.resolved_at)`;

/** Gathers what alert events tell about each alert, within the caller's transaction. */
export async function addAlertCases(client: pg.PoolClient, alerts: readonly EventRecord[]): Promise<void> {
  const rows = alerts.map((record) => {
    const at = formatMicros(record.occurredAt);
    return {
      source: record.source,
      alert_id: record.subject,
      zone: record.zone,
      service: record.service,
      environment: record.environment,
      policy: record.policy,
      severity: record.action,
      title: record.reason,
      occurred_at: at,
      opened_at: record.outcome === 'opened' ? at : null,
      acknowledged_at: record.outcome === 'acknowledged' ? at : null,
      resolved_at: record.outcome === 'resolved' ? at : null,
      event_id: record.id,
    };
  });
  await client.query({ name: 'add-alert-cases', text: ADD, values: [jsonParameter(rows)] });
}
