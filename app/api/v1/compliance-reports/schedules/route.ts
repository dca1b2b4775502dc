import { occasionOf } from '@/lib/auth/occasion';
import { addReportSchedule } from '@/lib/commands/compliance-reports/add-report-schedule';
import { scheduleRequestSchema } from '@/lib/domain/compliance/report-request';
import { madeReportSchema, reportScheduleListSchema } from '@/lib/domain/read-models/compliance-reports';
import { handle } from '@/lib/http/handle';
import { listReportSchedules } from '@/lib/views/compliance-reports/list-reports';

/** The schedules of compliance reports, each with what is due next. */
export const GET = handle({ permission: 'audit:read', answer: reportScheduleListSchema }, ({ actor, now }) =>
  listReportSchedules(actor, now),
);

/** Schedules a compliance report of every week, month or quarter. */
export const POST = handle(
  { permission: 'reports:write', body: scheduleRequestSchema, answer: madeReportSchema },
  ({ actor, body, request, now }) => addReportSchedule(actor, body, occasionOf(request.headers, now)),
);
