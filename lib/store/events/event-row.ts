import { eventRowSchema } from '@/lib/domain/read-models/events';
import { sql } from '../query';

/** The columns of an event as a row of a list. */
export const EVENT_ROW_COLUMNS = sql`
  e.id, e.kind, e.outcome, e.source, e.zone, e.service, e.environment, e.principal, e.policy, e.rule, e.revision,
  to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
  to_char(e.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "receivedAt",
  e.action, e.resource, e.reason, e.target_service AS "targetService", e.target_zone AS "targetZone",
  e.latency_ms AS "latencyMs", e.trace_id AS "traceId", e.sample_rate AS "sampleRate"`;

export const eventRow = eventRowSchema;
