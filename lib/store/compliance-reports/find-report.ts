import { z } from 'zod';
import type { ComplianceReportRow, ReportFormat } from '@/lib/domain/read-models/compliance-reports';
import { queryRows, sql } from '../query';
import { REPORT_COLUMNS, reportRow, reportVisibleTo } from './report-record';

/** The report of an id, null where there is none, or none that a reader of these zones (null for all) may see. */
export async function findReport(
  id: string,
  zones: readonly string[] | null,
): Promise<ComplianceReportRow | null> {
  const rows = await queryRows(
    reportRow,
    sql`SELECT ${REPORT_COLUMNS} FROM compliance_report r WHERE r.id = ${id}::uuid AND ${reportVisibleTo(zones)}`,
  );
  return rows[0] ?? null;
}

/** What was written of a report in a format, byte for byte; null where there is none. */
export async function readReportFile(id: string, format: ReportFormat): Promise<Buffer | null> {
  const rows = await queryRows(
    z.object({ bytes: z.instanceof(Buffer) }),
    sql`SELECT bytes FROM compliance_report_file WHERE report_id = ${id}::uuid AND format = ${format}`,
  );
  return rows[0]?.bytes ?? null;
}
