import { z } from 'zod';
import { CAUSES } from '@/lib/domain/alerting/causes';
import { LOOP_KEY_PREFIX } from '@/lib/domain/alerting/channels/loop-mark';
import { alertTimesRowSchema } from '@/lib/domain/read-models/incidents';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Window } from '@/lib/domain/time-range';
import { caseConditions, type CaseFilter } from '../drifts/case-conditions';
import { epochMs } from '../epoch-ms';
import { queryRows, sql } from '../query';
import { ALERT_TIMES, CORRECTION } from './alert-times-columns';

const time = z.number().nullable();

const alertSchema = z.object({
  source: z.string(),
  alertId: z.string(),
  zone: z.string(),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  policy: z.string().nullable(),
  severity: z.string(),
  title: z.string(),
  eventId: z.string(),
  openedAt: z.number(),
  acknowledgedAt: time,
  mitigatedAt: time,
  resolvedAt: time,
  /** What its events tell, and what somebody put in the place of that. */
  times: alertTimesRowSchema,
  /** Of Gatehouse's own alerts: the kind of cause, of its incident where somebody told it there. */
  cause: z.enum(CAUSES).nullable(),
  /** The revision of the policy that caused it, as its incident or the change that it points at tells. */
  policyRevision: z.string().nullable(),
  incident: z.number().int().nullable(),
});

/**
 * An alert, of another system as its events tell it or of Gatehouse itself, with the times that hold: those that somebody
 * corrected instead of those that events tell (`times` has both). Times are milliseconds since 1970.
 */
export type AlertCase = z.infer<typeof alertSchema>;

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const OPENED = sql`coalesce(t.opened_at, c.opened_at)`;
const RESOLVED = sql`coalesce(t.resolved_at, c.resolved_at)`;

/** Ids of Gatehouse's own alerts are UUIDs; whatever else came under its name is none of them. */
const OWN_ALERT = sql`
  LEFT JOIN alert a ON a.id = CASE WHEN c.source = ${OWN_SOURCE} AND c.alert_id ~ ${UUID}
    THEN c.alert_id::uuid END
  LEFT JOIN incident i ON i.id = a.incident_id`;

/**
 * Alerts that were open at some time of a window, newest first, with their corrected times; those whose opening is unknown
 * are left out, and so are those of drills and those that a Gatehouse told another system, which tells them back.
 */
export const listAlertCases = (window: Window, filter: CaseFilter): Promise<AlertCase[]> =>
  queryRows(
    alertSchema,
    sql`SELECT c.source, c.alert_id AS "alertId", c.zone, c.service, c.environment, c.policy, c.severity, c.title,
          c.event_id AS "eventId", ${epochMs(OPENED.text)} AS "openedAt",
          ${epochMs('coalesce(t.acknowledged_at, c.acknowledged_at)')} AS "acknowledgedAt",
          ${epochMs('coalesce(t.mitigated_at, i.mitigated_at)')} AS "mitigatedAt", ${epochMs(RESOLVED.text)} AS "resolvedAt",
          ${ALERT_TIMES} AS times,
          coalesce(i.cause, a.cause) AS cause,
          coalesce(CASE WHEN i.policy = c.policy THEN i.policy_revision END, (
            SELECT g.revision FROM change g
            WHERE g.event_id = ANY(ARRAY(SELECT each::uuid FROM unnest(a.changes) AS each WHERE each ~ ${UUID})) AND g.revision IS NOT NULL
              AND (g.policy = c.policy OR starts_with(c.policy, g.policy || '/'))
            ORDER BY g.occurred_at DESC LIMIT 1)) AS "policyRevision",
          i.number AS incident
        FROM alert_case c ${CORRECTION} ${OWN_ALERT}
        WHERE ${OPENED} < ${window.to} AND (${RESOLVED} IS NULL OR ${RESOLVED} >= ${window.from})
          AND a.drill_id IS NULL AND NOT starts_with(c.alert_id, ${LOOP_KEY_PREFIX}) AND ${caseConditions(filter, OPENED)}
        ORDER BY ${OPENED} DESC, c.alert_id`,
  );
