import { z } from 'zod';
import { complianceReportRowSchema } from '@/lib/domain/read-models/compliance-reports';
import { sql } from '../query';
import { timeText } from '../time-text';

/** Columns of `compliance_report r`, its files without their bytes. */
export const REPORT_COLUMNS = sql`r.id,
  ${timeText('r.period_from')} AS from,
  ${timeText('r.period_to')} AS to,
  ${timeText('r.made_at')} AS "madeAt",
  coalesce((SELECT s.time_zone FROM report_schedule s WHERE s.id = r.schedule_id), 'UTC') AS "timeZone",
  r.made_by AS "madeBy", r.schedule_id AS "scheduleId", r.zones,
  (SELECT jsonb_agg(jsonb_build_object('format', f.format, 'sha256', f.sha256, 'bytes', octet_length(f.bytes))
    ORDER BY f.format DESC) FROM compliance_report_file f WHERE f.report_id = r.id) AS files`;

/** A stored report as lists have it: no zones are every zone. */
export const reportRow = complianceReportRowSchema.extend({
  zones: z.array(z.string()).transform((zones) => (zones.length > 0 ? zones : null)),
});

/** Whether a reader who is confined to zones may see a report: all of its zones must be among them. */
export const reportVisibleTo = (zones: readonly string[] | null) =>
  zones === null ? sql`TRUE` : sql`(cardinality(r.zones) > 0 AND r.zones <@ ${zones}::text[])`;
