import { escalationRunSchema, type EscalationRun } from '@/lib/domain/read-models/routing';
import { queryRows, sql } from '../query';

const utc = sql`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const COLUMNS = sql`r.id, r.group_id AS "groupId", r.escalation_name AS escalation,
  coalesce((SELECT n.body ->> 'title' FROM notification n WHERE n.group_id = r.group_id
    ORDER BY n.created_at DESC, n.id LIMIT 1), 'Alerts') AS title,
  to_char(r.started_at AT TIME ZONE 'UTC', ${utc}) AS "startedAt", r.step AS "stepsTold", r.round + 1 AS round,
  CASE WHEN r.ended_at IS NULL THEN to_char(r.next_at AT TIME ZONE 'UTC', ${utc}) END AS "nextAt",
  to_char(r.ended_at AT TIME ZONE 'UTC', ${utc}) AS "endedAt", r.ended_reason AS "endedReason"`;

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
