import { sql, type Sql } from '../query';
import { timeText } from '../time-text';

/** The columns of `runbook r` as a `RunbookRow`; overdue as of `now`. */
export const runbookColumns = (now: Date): Sql => sql`
  r.slug, r.title, r.failure, r.rules, r.detectors, r.zones, r.owner, r.source, r.version, r.review_days AS "reviewDays",
  (SELECT ${timeText('v.at')} FROM runbook_version v WHERE v.slug = r.slug AND v.version = r.version) AS "changedAt",
  ${timeText('r.reviewed_at')} AS "reviewedAt", r.reviewed_by AS "reviewedBy",
  coalesce(r.reviewed_at, r.created_at) + r.review_days * interval '1 day' <= ${now} AS "isOverdue",
  (SELECT ${timeText('max(u.started_at)')} FROM runbook_use u WHERE u.slug = r.slug) AS "lastUsedAt",
  (SELECT count(*)::int FROM runbook_use u WHERE u.slug = r.slug) AS uses, r.offered IS NOT NULL AS "isUpdateOffered"`;
