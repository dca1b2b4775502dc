import { allOf, sql, type Sql } from '../query';
import { timeText } from '../time-text';

/** The columns of `incident i` as an `IncidentRow`; bypasses have run out as of `now`. */
export const incidentColumns = (now: Date): Sql => sql`
  i.id, i.number, i.title, i.severity, i.state, i.cause, i.zones, i.policy, i.policy_revision AS "policyRevision",
  ${timeText('i.detected_at')} AS "detectedAt", ${timeText('i.acknowledged_at')} AS "acknowledgedAt",
  ${timeText('i.mitigated_at')} AS "mitigatedAt", ${timeText('i.resolved_at')} AS "resolvedAt",
  ${timeText('i.closed_at')} AS "closedAt", i.commander, i.responder, i.scribe, i.is_drill AS "isDrill",
  ${timeText('i.created_at')} AS "createdAt", i.created_by AS "createdBy", i.revision,
  (SELECT count(*)::int FROM alert a WHERE a.incident_id = i.id) AS alerts,
  (SELECT count(*)::int FROM incident_measure m
    WHERE m.incident_id = i.id AND m.kind = 'bypass' AND m.ended_at IS NULL) AS "openBypasses",
  (SELECT count(*)::int FROM incident_measure m
    WHERE m.incident_id = i.id AND m.kind = 'bypass' AND m.ended_at IS NULL AND m.expires_at <= ${now}) AS "expiredBypasses",
  (SELECT count(*)::int FROM postmortem_action p WHERE p.incident_id = i.id AND p.done_at IS NULL) AS "openActions"`;

/**
 * The incidents `i` that a reader of some zones may know of; null is every zone. One that touches another zone, or the whole
 * estate, is none of them.
 */
export function mayKnow(zones: readonly string[] | null): Sql {
  if (zones === null) return sql`TRUE`;
  return allOf([
    sql`i.zones <> '{}'`,
    sql`i.zones <@ ${zones}::text[]`,
    sql`NOT EXISTS (SELECT FROM alert a
      WHERE a.incident_id = i.id AND (a.zone IS NULL OR NOT a.zone = ANY(${zones}::text[])))`,
  ]);
}
