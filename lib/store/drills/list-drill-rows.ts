import { drillRowSchema, type DrillRow } from '@/lib/domain/read-models/drills';
import { allOf, queryRows, sql, type Sql } from '../query';
import { timeText } from '../time-text';

export type DrillFilter = {
  id?: string;
  failure?: string;
  zone?: string;
  /** Confines the reader; null is every zone. */
  zones: readonly string[] | null;
};

/** Seconds from the start of the drill; null where it has not happened (`greatest` would make 0 of that). */
const since = (column: string): Sql => ({
  ...sql``,
  text: `CASE WHEN ${column} IS NOT NULL THEN greatest(0, extract(epoch FROM ${column} - d.started_at))::float8 END`,
});

/** The newest drills, at most 200, with what came of the first alert of their failure. */
export function listDrillRows({ id, failure, zone, zones }: DrillFilter): Promise<DrillRow[]> {
  const conditions: Sql[] = [];
  if (id !== undefined) conditions.push(sql`d.id = ${id}::uuid`);
  if (failure !== undefined) conditions.push(sql`d.failure = ${failure}`);
  if (zone !== undefined) conditions.push(sql`d.zone = ${zone}`);
  if (zones) conditions.push(sql`d.zone = ANY(${zones})`);
  return queryRows(
    drillRowSchema,
    sql`SELECT d.id, d.failure, d.zone, d.environment, ${timeText('d.started_at')} AS "startedAt",
          d.started_by AS "startedBy", ${timeText('d.ended_at')} AS "endedAt", d.ended_by AS "endedBy",
          a.id AS "alertId", a.severity, a.runbook,
          (SELECT r.title FROM runbook r WHERE r.slug = a.runbook AND r.removed_at IS NULL) AS "runbookTitle",
          a.id IS NOT NULL AS detected,
          ${since('a.opened_at')} AS "timeToDetectSeconds", ${since('told.at')} AS "timeToPageSeconds",
          ${since('told.delivered_at')} AS "timeToDeliverSeconds",
          ${since('a.acknowledged_at')} AS "timeToAcknowledgeSeconds",
          CASE WHEN a.resolved_by IS NOT NULL THEN ${since('a.resolved_at')} END AS "timeToResolveSeconds"
        FROM drill d LEFT JOIN LATERAL (
          SELECT * FROM alert a WHERE a.drill_id = d.id AND a.failure = d.failure AND a.opened_at IS NOT NULL
          ORDER BY a.opened_at, a.id LIMIT 1
        ) a ON TRUE LEFT JOIN LATERAL (
          SELECT min(n.created_at) AS at, min(x.finished_at) FILTER (WHERE x.state = 'delivered') AS delivered_at
          FROM notification_alert na JOIN notification n ON n.id = na.notification_id
            LEFT JOIN notification_delivery x ON x.notification_id = n.id
          WHERE na.alert_id = a.id
        ) told ON TRUE
        WHERE ${allOf(conditions)} ORDER BY d.started_at DESC, d.id DESC LIMIT 200`,
  );
}
