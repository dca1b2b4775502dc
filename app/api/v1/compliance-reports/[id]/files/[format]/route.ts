import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { downloadReport } from '@/lib/commands/compliance-reports/download-report';
import { GatehouseError } from '@/lib/domain/errors';
import { complianceReportDataSchema } from '@/lib/domain/read-models/compliance-report-data';
import { REPORT_FORMATS } from '@/lib/domain/read-models/compliance-reports';
import { handle } from '@/lib/http/handle';

const querySchema = z.object({ table: z.string().max(100).optional() });

/** A file of a compliance report, byte for byte as it was made. Each download is an audit entry. */
export const GET = handle(
  // What `json` answers; the others are no JSON.
  { permission: 'audit:read', query: querySchema, answer: complianceReportDataSchema },
  async ({ actor, params, query, request, now }) => {
    const format = z.enum(REPORT_FORMATS).safeParse(params.format);
    if (!format.success) throw new GatehouseError('not-found', 'The report has no such file.');
    const asked = { format: format.data, table: query.table };
    const { name, type, bytes } = await downloadReport(
      actor,
      params.id!,
      asked,
      occasionOf(request.headers, now),
    );
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  },
);
