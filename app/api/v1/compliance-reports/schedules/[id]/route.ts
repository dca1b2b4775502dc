import { occasionOf } from '@/lib/auth/occasion';
import { endReportSchedule } from '@/lib/commands/compliance-reports/end-report-schedule';
import { handle } from '@/lib/http/handle';

/** Ends a schedule of compliance reports. The reports that it made stay. */
export const DELETE = handle({ permission: 'reports:write' }, ({ actor, params, request, now }) =>
  endReportSchedule(actor, params.id!, occasionOf(request.headers, now)),
);
