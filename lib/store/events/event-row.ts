import { eventRowSchema } from '@/lib/domain/read-models/events';
import { sql } from '../query';
import { microsText } from '../time-text';

/** The columns of an event as a row of a list. */
export const EVENT_ROW_COLUMNS = sql`
  e.id, e.kind, e.outcome, e.source, e.zone, e.service, e.environment, e.principal, e.policy, e.rule, e.revision,
  ${microsText('e.occurred_at')} AS "occurredAt",
  ${microsText('e.received_at')} AS "receivedAt",
  e.action, e.resource, e.reason, e.target_service AS "targetService", e.target_zone AS "targetZone",
  e.latency_ms AS "latencyMs", e.trace_id AS "traceId", e.sample_rate AS "sampleRate"`;

export const eventRow = eventRowSchema;
