import { occasionOf } from '@/lib/auth/occasion';
import { recordReportReading } from '@/lib/commands/compliance-reports/record-report-reading';
import { complianceReportSchema } from '@/lib/domain/read-models/compliance-reports';
import { handle } from '@/lib/http/handle';
import { getReport } from '@/lib/views/compliance-reports/get-report';

/** A compliance report as people read it. Reading it is an audit entry. */
export const GET = handle(
  { permission: 'audit:read', answer: complianceReportSchema },
  async ({ actor, params, request, now }) => {
    await recordReportReading(actor, params.id!, occasionOf(request.headers, now));
    return getReport(actor, params.id!);
  },
);
