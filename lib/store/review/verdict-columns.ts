import { verdictRowSchema } from '@/lib/domain/read-models/review';
import { sql } from '../query';
import { microsText } from '../time-text';

/** The columns of `verdict v` as a `VerdictRow`. */
export const VERDICT_COLUMNS = sql`
  v.id, v.event_id AS "eventId", v.zone, v.service, v.environment, nullif(v.policy, '') AS policy, v.rule, v.revision,
  v.judgement, v.cause, v.note, v.origin, v.round, v.bulk_id AS "bulkId",
  v.reviewer_id AS "reviewerId", v.reviewer_name AS "reviewerName", v.undone_by_name AS "undoneByName",
  ${microsText('v.occurred_at')} AS "occurredAt",
  ${microsText('v.created_at')} AS "createdAt",
  ${microsText('v.undone_at')} AS "undoneAt"`;

export const verdictRow = verdictRowSchema;
