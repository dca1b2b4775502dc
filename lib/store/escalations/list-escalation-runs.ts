import { escalationRunSchema, type EscalationRun } from '@/lib/domain/read-models/routing';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';

const COLUMNS = sql`r.id, r.group_id AS "groupId", r.escalation_name AS escalation,
  coalesce((SELECT n.body ->> 'title' FROM notification n WHERE n.group_id = r.group_id
    ORDER BY n.created_at DESC, n.id LIMIT 1), 'Alerts') AS title,
  ${timeText('r.started_at')} AS "startedAt", r.step AS "stepsTold", r.round + 1 AS round,
  CASE WHEN r.ended_at IS NULL THEN ${timeText('r.next_at')} END AS "nextAt",
  ${timeText('r.ended_at')} AS "endedAt", r.ended_reason AS "endedReason"`;

/**
 * The runs that are open or ended after a time, the open ones first, last started first. `zones` confines the reader, null
 * is every zone: one of alerts of several zones is for those who may see all.
 */
export const listEscalationRuns = (
  { endedAfter, zones }: { endedAfter: Date; zones: readonly string[] | null },
  limit: number,
): Promise<EscalationRun[]> =>
  queryRows(
    escalationRunSchema,
    sql`SELECT ${COLUMNS} FROM escalation_run r WHERE (r.ended_at IS NULL OR r.ended_at > ${endedAfter})
          AND (${zones}::text[] IS NULL
            OR EXISTS (SELECT FROM alert_group g WHERE g.id = r.group_id AND g.zone = ANY(${zones})))
        ORDER BY r.ended_at IS NULL DESC, r.started_at DESC, r.id LIMIT ${limit}`,
  );
