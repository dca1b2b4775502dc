import { z } from 'zod';
import { ALERT_STATES } from '@/lib/domain/alerting/alert-state';
import { NOTIFICATION_KINDS } from '@/lib/domain/alerting/notification';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';

const transitionSchema = z.object({
  alertId: z.string(),
  title: z.string(),
  at: z.string(),
  from: z.enum(ALERT_STATES).nullable(),
  to: z.enum(ALERT_STATES),
  reason: z.string(),
  by: z.string().nullable(),
});
/** One change of an alert's state. */
export type AlertTransition = z.infer<typeof transitionSchema>;

/** How the states of an incident's alerts changed, earliest first, at most `limit`. */
export const listAlertTransitions = (incidentId: string, limit: number): Promise<AlertTransition[]> =>
  queryRows(
    transitionSchema,
    sql`SELECT a.id AS "alertId", a.title, ${timeText('t.at')} AS at, t.from_state AS "from", t.to_state AS "to", t.reason, t.by
        FROM alert a JOIN alert_transition t ON t.alert_id = a.id
        WHERE a.incident_id = ${incidentId}::uuid ORDER BY t.at, t.id LIMIT ${limit}`,
  );

const messageSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** Of another version of Gatehouse it may be unknown: that hides no message. */
  kind: z.enum(NOTIFICATION_KINDS).catch('report'),
  title: z.string(),
  /** Receivers that took it, and those that did not so far. */
  sent: z.number().int(),
  unsent: z.number().int(),
});
/** A message that told of an alert. */
export type AlertMessage = z.infer<typeof messageSchema>;

/** The messages about an incident's alerts and bypasses, earliest first, at most `limit`. */
export const listAlertMessages = (incidentId: string, limit: number): Promise<AlertMessage[]> =>
  queryRows(
    messageSchema,
    sql`SELECT n.id, ${timeText('n.created_at')} AS at, n.kind, coalesce(n.body->>'title', n.kind) AS title,
          (SELECT count(*)::int FROM notification_delivery d WHERE d.notification_id = n.id AND d.state = 'delivered') AS sent,
          (SELECT count(*)::int FROM notification_delivery d WHERE d.notification_id = n.id AND d.state <> 'delivered') AS unsent
        FROM notification n
        WHERE n.id IN (SELECT na.notification_id FROM notification_alert na JOIN alert a ON a.id = na.alert_id
          WHERE a.incident_id = ${incidentId}::uuid
          UNION ALL SELECT unnest(ARRAY[m.warning_id, m.expiry_message_id]) FROM incident_measure m
          WHERE m.incident_id = ${incidentId}::uuid)
        ORDER BY n.created_at, n.id LIMIT ${limit}`,
  );

const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(['state', 'role', 'step', 'note', 'correction', 'alert']),
  at: z.string(),
  by: z.string(),
  text: z.string(),
});
/** A line that somebody wrote or caused in the incident itself. */
export type IncidentEntry = z.infer<typeof entrySchema>;

/** The lines that the incident itself holds, earliest first, at most `limit`. */
export const listIncidentEntries = (incidentId: string, limit: number): Promise<IncidentEntry[]> =>
  queryRows(
    entrySchema,
    sql`SELECT e.id, e.kind, ${timeText('e.at')} AS at, e.by, e.text FROM incident_entry e
        WHERE e.incident_id = ${incidentId}::uuid ORDER BY e.at, e.recorded_at, e.id LIMIT ${limit}`,
  );

const verdictSchema = z.object({
  policy: z.string(),
  judgement: z.string(),
  by: z.string(),
  at: z.string(),
  count: z.number().int(),
});
/** Verdicts of one person on denials of one policy within a minute. */
export type VerdictsOfMinute = z.infer<typeof verdictSchema>;

/** The verdicts on denials of some policies that were given in a window and stand, by minute, earliest first. */
export const listVerdictsOf = (
  policies: readonly string[],
  { from, to }: Window,
  { zones, limit }: { zones: readonly string[] | null; limit: number },
): Promise<VerdictsOfMinute[]> =>
  queryRows(
    verdictSchema,
    sql`SELECT v.policy, v.judgement, v.reviewer_name AS by, ${timeText('min(v.created_at)')} AS at, count(*)::int AS count
        FROM verdict v
        WHERE v.policy = ANY(${policies}) AND v.created_at >= ${from} AND v.created_at < ${to} AND v.undone_at IS NULL
          AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))
        GROUP BY date_trunc('minute', v.created_at), v.policy, v.judgement, v.reviewer_name
        ORDER BY min(v.created_at) LIMIT ${limit}`,
  );
