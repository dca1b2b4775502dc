import { z } from 'zod';
import { ALERT_SEVERITIES, ALERT_STATES } from '@/lib/domain/alerting/alert-state';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import { queryRows, sql, type Sql } from '../query';

const nullable = z.string().nullable();
const iso = z.date().transform((at) => at.toISOString());
const toldSchema = z.object({
  id: z.string(),
  ruleName: z.string(),
  cause: z.string(),
  category: z.string(),
  severity: z.enum(ALERT_SEVERITIES),
  state: z.enum(ALERT_STATES),
  title: z.string(),
  sentence: z.string(),
  zone: nullable,
  service: nullable,
  environment: nullable,
  policy: nullable,
  item: nullable,
  owner: nullable,
  labels: z.record(z.string(), z.string()),
  since: iso,
  resolvedAt: iso.nullable(),
  isDrill: z.boolean(),
});

const COLUMNS: Sql = sql`a.id, a.rule_name AS "ruleName", a.cause, a.category, a.severity, a.state, a.title, a.sentence,
  a.zone, a.service, a.environment, a.policy, a.item, a.owner, a.labels, coalesce(a.opened_at, a.pending_since) AS since,
  CASE a.state WHEN 'resolved' THEN a.resolved_at END AS "resolvedAt", a.drill_id IS NOT NULL AS "isDrill"`;

/** All alerts of a message as they stand now. */
export const listAlertsOf = (notificationId: string): Promise<ToldAlert[]> =>
  queryRows(
    toldSchema,
    sql`SELECT ${COLUMNS} FROM notification_alert told JOIN alert a ON a.id = told.alert_id
        WHERE told.notification_id = ${notificationId}::uuid ORDER BY a.pending_since, a.id`,
  );

/**
 * The alerts that a channel was told of and that are open, or ended after a time: `limit` at most, those first that ended,
 * then the newest.
 */
export const listAlertsToldBy = (channelId: string, endedAfter: Date, limit: number): Promise<ToldAlert[]> =>
  queryRows(
    toldSchema,
    sql`SELECT ${COLUMNS} FROM alert a
        WHERE (a.state <> 'resolved' OR a.resolved_at > ${endedAfter}) AND a.state <> 'pending' AND EXISTS (
          SELECT 1 FROM notification_alert told JOIN notification_delivery d ON d.notification_id = told.notification_id
          WHERE told.alert_id = a.id AND d.channel_id = ${channelId}::uuid AND d.state = 'delivered')
        ORDER BY a.state = 'resolved' DESC, a.pending_since DESC, a.id LIMIT ${limit}`,
  );
