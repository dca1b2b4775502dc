import { sql } from '../query';
import { timeText } from '../time-text';

/** Joins what somebody put in place of the times of `alert_case c`. */
export const CORRECTION = sql`
  LEFT JOIN alert_time_correction t ON t.source = c.source AND t.alert_id = c.alert_id`;

/** The times of `alert_case c` with their correction `t`, as JSON: an `AlertTimesRow`. */
export const ALERT_TIMES = sql`
  json_build_object('source', c.source, 'alertId', c.alert_id, 'openedAt', ${timeText('c.opened_at')},
    'acknowledgedAt', ${timeText('c.acknowledged_at')}, 'resolvedAt', ${timeText('c.resolved_at')},
    'corrected', CASE WHEN t.source IS NOT NULL THEN json_build_object(
      'openedAt', ${timeText('t.opened_at')}, 'acknowledgedAt', ${timeText('t.acknowledged_at')},
      'mitigatedAt', ${timeText('t.mitigated_at')}, 'resolvedAt', ${timeText('t.resolved_at')},
      'reason', t.reason, 'at', ${timeText('t.corrected_at')}, 'by', t.corrected_by) END)`;
