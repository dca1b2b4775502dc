import { z } from 'zod';
import { NOTIFICATION_KINDS } from '@/lib/domain/alerting/notification';
import { alertMessageSchema, type AlertMessage } from '@/lib/domain/read-models/alerts';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

/** Of another version of Gatehouse the kind may be unknown: that hides no message. */
const rowSchema = alertMessageSchema.extend({ kind: z.enum(NOTIFICATION_KINDS).catch('report') });

/** The messages that told of an alert, newest first, with who got them and what became of that. */
export const listAlertMessages = (alertId: string, limit: number): Promise<AlertMessage[]> =>
  queryRows(
    rowSchema,
    sql`SELECT n.id, n.kind, ${microsText('n.created_at')} AS at,
          ${microsText('n.routed_at')} AS "routedAt",
          coalesce((SELECT u.reasons FROM notification_unreached u WHERE u.notification_id = n.id),
            CASE WHEN n.routed_at IS NULL AND n.route_error IS NOT NULL THEN ARRAY[n.route_error] END, '{}') AS unreached,
          (SELECT count(*)::int FROM notification_alert every WHERE every.notification_id = n.id) AS alerts,
          coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'channel', c.name,
              'recipient', nullif(d.recipient, ''), 'why', d.why, 'state', d.state, 'attempts', d.attempts,
              'finishedAt', ${microsText('d.finished_at')},
              'lastError', d.last_error) ORDER BY c.name, d.recipient)
            FROM notification_delivery d JOIN notification_channel c ON c.id = d.channel_id
            WHERE d.notification_id = n.id), '[]'::jsonb) AS deliveries
        FROM notification_alert told JOIN notification n ON n.id = told.notification_id
        WHERE told.alert_id = ${alertId}::uuid
        ORDER BY n.created_at DESC, n.id LIMIT ${limit}`,
  );
