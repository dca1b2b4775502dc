import { occasionOf } from '@/lib/auth/occasion';
import { makeReport } from '@/lib/commands/compliance-reports/make-report';
import { reportRequestSchema } from '@/lib/domain/compliance/report-request';
import { pageSchema } from '@/lib/domain/filters';
import { complianceReportListSchema, madeReportSchema } from '@/lib/domain/read-models/compliance-reports';
import { handle } from '@/lib/http/handle';
import { listReports } from '@/lib/views/compliance-reports/list-reports';

/** The compliance reports that were made, last made first. */
export const GET = handle(
  { permission: 'audit:read', query: pageSchema, answer: complianceReportListSchema },
  ({ actor, query }) => listReports(actor, query),
);

/** Makes a compliance report of a period and zones now. */
export const POST = handle(
  { permission: 'reports:write', body: reportRequestSchema, answer: madeReportSchema },
  ({ actor, body, request, now }) => makeReport(actor, body, occasionOf(request.headers, now)),
);
