import { verdictRowSchema } from '@/lib/domain/read-models/review';
import { sql } from '../query';

/** The columns of `verdict v` as a `VerdictRow`. */
export const VERDICT_COLUMNS = sql`
  v.id, v.event_id AS "eventId", v.zone, v.service, v.environment, nullif(v.policy, '') AS policy, v.rule, v.revision,
  v.judgement, v.cause, v.note, v.origin, v.round, v.bulk_id AS "bulkId",
  v.reviewer_id AS "reviewerId", v.reviewer_name AS "reviewerName", v.undone_by_name AS "undoneByName",
  to_char(v.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
  to_char(v.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "createdAt",
  to_char(v.undone_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "undoneAt"`;

export const verdictRow = verdictRowSchema;
